using LeakScan.Detection.Assignments.Names;
using LeakScan.Detection.Assignments.Values;

namespace LeakScan.Detection.Assignments.Forms;

/// <summary>
/// Reads the literal that stands before the name it is compared with: <c>"…" == password</c>, <c>'…' !== $pass</c>, <c>"…".equals(password)</c>. Some write it so
/// that a forgotten sign does not assign, others so that nothing is called on what is null.
/// </summary>
internal static class ReversedComparison
{
    private const int MostName = 64;
    private const int MostLiteral = 80;

    /// <summary>Whether such a comparison may end with the name that a keyword is a part of; a look at a few bytes.</summary>
    public static bool MayStand(ReadOnlySpan<byte> bytes, int keywordAt, int nameEnd)
    {
        if (Bytes.At(bytes, nameEnd) is not ((byte)')' or (byte)' ' or (byte)'\n' or (byte)'\r' or (byte)';' or (byte)':' or (byte)'{' or (byte)'&' or (byte)'|' or (byte)'.' or (byte)'['))
        {
            return false;
        }

        return FindLiteralEnd(bytes, keywordAt) >= 0;
    }

    /// <summary>Reads the literal before a name.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, in KeyName key, out AssignedValue value)
    {
        value = default;
        if (key.Kind is not (SecretKind.Password or SecretKind.Secret))
        {
            // Parsers compare their tokens and the keys of their tables so.
            return false;
        }

        var end = FindLiteralEnd(bytes, key.Start);
        if (end < 0)
        {
            return false;
        }

        var before = bytes[Math.Max(0, end - MostLiteral)..end];
        var length = before.Length - before.LastIndexOfAny(bytes[end], (byte)'\n') - 1;
        if (length == before.Length || length == 0 || before[before.Length - length - 1] != bytes[end] || Bytes.IsName(Bytes.At(bytes, end - length - 2)))
        {
            return false;
        }

        value = new AssignedValue(end - length, end, MatchTraits.Quoted);
        return true;
    }

    private static bool IsMember(byte value) => Bytes.IsName(value) || value is (byte)'.' or (byte)'$' or (byte)'>' or (byte)'&' or (byte)'*';

    /// <summary>The offset of the quote that closes a literal before a comparison with the member that an offset stands in; -1 when there is none.</summary>
    private static int FindLiteralEnd(ReadOnlySpan<byte> bytes, int member)
    {
        var start = member;
        while (start > 0 && member - start < MostName && IsMember(bytes[start - 1]))
        {
            start--;
        }

        var at = start - 1;
        if (Bytes.At(bytes, at) == '(')
        {
            var call = Bytes.StartsWith(bytes, at - 7, ".equals"u8) ? 7 : Bytes.StartsWith(bytes, at - 17, ".equalsignorecase"u8) ? 17 : 0;
            return call > 0 && Bytes.IsQuote(Bytes.At(bytes, at - call - 1)) ? at - call - 1 : -1;
        }

        at -= Bytes.At(bytes, at) == ' ' ? 1 : 0;
        if (Bytes.At(bytes, at) != '=' || Bytes.At(bytes, at - 1) is not ((byte)'=' or (byte)'!'))
        {
            return -1;
        }

        at -= Bytes.At(bytes, at - 2) is (byte)'=' or (byte)'!' ? 3 : 2;
        at -= Bytes.At(bytes, at) == ' ' ? 1 : 0;
        return Bytes.IsQuote(Bytes.At(bytes, at)) ? at : -1;
    }
}

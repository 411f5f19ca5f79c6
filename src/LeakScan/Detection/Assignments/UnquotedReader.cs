using System.Buffers;

namespace LeakScan.Detection.Assignments;

/// <summary>
/// Reads a value without quotes. At the start of a line, as in .env, YAML and properties files, it goes to the next blank; anywhere else a
/// separator of the syntax around ends it: <c>{user: a, password: b}</c>, <c>Password=b;Database=c</c>, <c>?token=b&amp;x=c</c>.
/// </summary>
internal static class UnquotedReader
{
    private const int MostLength = 512;
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n"u8);
    private static readonly SearchValues<byte> Separators = SearchValues.Create(" \t\r\n\"'`,;&)]}<>|"u8);

    /// <summary>Reads the value at an offset; false when there is none or it does not end within the reach.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int at, bool isLineStart, byte quoteAround, out AssignedValue value)
    {
        value = default;
        var rest = bytes[at..Math.Min(bytes.Length, at + MostLength)];
        var length = rest.IndexOfAny(isLineStart && quoteAround == 0 ? Blanks : Separators);
        if (length < 0)
        {
            if (rest.Length == MostLength)
            {
                return false;
            }

            length = rest.Length;
        }

        // A member access of C or PHP, cut at its arrow.
        if (length > 0 && rest[length - 1] == '-' && Bytes.At(bytes, at + length) == '>')
        {
            return false;
        }

        // A quote around, or escapes such as \n in it, end the value as well.
        if (quoteAround != 0)
        {
            var cut = rest[..length].IndexOfAny(quoteAround, (byte)'\\');
            length = cut >= 0 ? cut : length;
        }

        var end = at + length;
        while (end > at && bytes[end - 1] is (byte)',' or (byte)';' or (byte)'"' or (byte)'\'' or (byte)'`')
        {
            end--;
        }

        if (end == at)
        {
            return false;
        }

        var traits = MatchTraits.Unquoted | (IsLineEnd(bytes, at + length) ? MatchTraits.LineEnd : MatchTraits.None);
        value = new AssignedValue(at, end, traits);
        return true;
    }

    /// <summary>Whether only blanks, separators or a comment follow on the line.</summary>
    public static bool IsLineEnd(ReadOnlySpan<byte> bytes, int at)
    {
        var most = Math.Min(bytes.Length, at + 40);
        while (at < most && (Bytes.IsBlank(bytes[at])
            || bytes[at] is (byte)',' or (byte)';' or (byte)'"' or (byte)'\'' or (byte)'`' or (byte)')' or (byte)'}'
            or (byte)']'))
        {
            at++;
        }

        return Bytes.IsLineEnd(Bytes.At(bytes, at)) || bytes[at] is (byte)'#' or (byte)'\\' || Bytes.StartsWith(bytes, at, "//"u8)
            || Bytes.StartsWith(bytes, at, "&&"u8) || Bytes.StartsWith(bytes, at, "<!--"u8) || Bytes.StartsWith(bytes, at, "| "u8);
    }
}

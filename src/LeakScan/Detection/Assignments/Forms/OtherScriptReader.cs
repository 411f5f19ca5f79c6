using System.Buffers;
using LeakScan.Detection.Assignments.Names;
using LeakScan.Detection.Assignments.Operators;
using LeakScan.Detection.Assignments.Values;

namespace LeakScan.Detection.Assignments.Forms;

/// <summary>
/// Reads what is assigned to a name in another script, in notes as well as in configuration: <c>密码：…</c>, <c>"пароль": "…"</c>, <c>비밀번호 = …</c>,
/// <c>账号/密码: user/…</c>, and behind blanks alone what looks like a password and ends its line. The value itself is ASCII: what goes on in the other script is a sentence.
/// </summary>
internal static class OtherScriptReader
{
    private const int MostValue = 128;
    private const int LeastTold = 6;

    private static readonly SearchValues<byte> ValueBytes = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&()*+,-./:;=?@[\\]^_{}~"u8);

    /// <summary>Whether the keyword is one of another script.</summary>
    public static bool IsName(ReadOnlySpan<byte> bytes, int keywordAt) => bytes[keywordAt] >= 0x80;

    /// <summary>Reads the values of the name; returns how many there are.</summary>
    /// <param name="bytes">What is around the name.</param>
    /// <param name="nameStart">Where the keyword starts; words before it do not matter.</param>
    /// <param name="keywordLength">Its length.</param>
    /// <param name="values">Where to put them.</param>
    public static int Read(ReadOnlySpan<byte> bytes, int nameStart, int keywordLength, Span<AssignedValue> values)
    {
        var nameEnd = OtherScripts.SkipParticle(bytes, nameStart + keywordLength);
        var at = SkipMarks(bytes, OtherScripts.SkipBracketed(bytes, OtherScripts.SkipBlanks(bytes, nameEnd)));
        var signAt = OtherScripts.SkipBlanks(bytes, at);
        var behind = OtherScripts.SkipSign(bytes, signAt);
        var valueAt = SkipEmphasis(bytes, OtherScripts.SkipBlanks(bytes, behind));
        var first = Bytes.At(bytes, valueAt);
        var around = NamePlace.QuoteAround(bytes, nameStart);
        var count = 0;
        if (!Bytes.IsQuote(first))
        {
            // A name in quotes is assigned a literal.
            count = around != 0 && Bytes.At(bytes, at - 1) == around ? 0 : ReadRun(bytes, valueAt, nameStart, around, isTold: behind == signAt, values);
        }
        else if (behind > signAt && (first != around || Bytes.At(bytes, at - 1) == around) && Bytes.At(bytes, valueAt + 1) is not ((byte)'.' or (byte)'+' or (byte)',' or (byte)')'))
        {
            count = ValueReader.Read(bytes, valueAt, OperatorKind.Colon, nameStart, values);
        }

        var traits = MatchTraits.Colon | (OtherScripts.IsKey(bytes, nameStart) ? MatchTraits.Token : MatchTraits.Password);
        foreach (ref var value in values[..count])
        {
            value = value with { Traits = value.Traits | traits };
        }

        return count;
    }

    /// <summary>Closing quotes, also of Markdown.</summary>
    private static int SkipMarks(ReadOnlySpan<byte> bytes, int at)
    {
        at = SkipEmphasis(bytes, at);
        return Bytes.IsQuote(Bytes.At(bytes, at)) ? at + 1 : at;
    }

    private static int SkipEmphasis(ReadOnlySpan<byte> bytes, int at)
    {
        while (Bytes.At(bytes, at) == '*')
        {
            at++;
        }

        return Bytes.SkipBlanks(bytes, at);
    }

    private static int ReadRun(ReadOnlySpan<byte> bytes, int at, int nameStart, byte around, bool isTold, Span<AssignedValue> values)
    {
        var end = EndOfRun(bytes, at, around);
        if (Accounts.AreJoined(bytes, nameStart))
        {
            var password = Accounts.SkipAccount(bytes, at, end);
            var next = OtherScripts.SkipBlanks(bytes, end);
            if (password == at && next > end && EndOfRun(bytes, next, around) is var behind && behind > next)
            {
                (password, end) = (next, behind);
            }

            at = password;
        }

        var run = bytes[at..end];
        var restAt = OtherScripts.SkipBlanks(bytes, end);
        var isLast = Bytes.IsLineEnd(Bytes.At(bytes, restAt));

        // A word, and then others, is a sentence.
        var isWord = !run.ContainsAnyExceptInRange((byte)'A', (byte)'z') && Bytes.IsBlank(Bytes.At(bytes, end)) && Bytes.At(bytes, restAt) is < 0x80 and not (byte)'(' && !isLast;
        if (run.IsEmpty || run[0] is (byte)'{' or (byte)'[' or (byte)'\\' || isWord || (isTold && !(isLast && LooksChosen(run))))
        {
            return 0;
        }

        values[0] = new AssignedValue(at, end, MatchTraits.Unquoted | MatchTraits.InText | (isLast ? MatchTraits.LineEnd : MatchTraits.None));
        return 1;
    }

    private static bool LooksChosen(ReadOnlySpan<byte> run) =>
        run.Length >= LeastTold && run.ContainsAnyInRange((byte)'0', (byte)'9') && run.ContainsAnyInRange((byte)'A', (byte)'z');

    private static int EndOfRun(ReadOnlySpan<byte> bytes, int at, byte around)
    {
        var rest = bytes[Math.Min(at, bytes.Length)..Math.Min(bytes.Length, at + MostValue)];
        var length = rest.IndexOfAnyExcept(ValueBytes);
        length = length < 0 ? rest.Length : length;
        if (length == MostValue)
        {
            return at;
        }

        length = around != 0 && rest[..length].IndexOf((byte)'\\') is >= 0 and var escape ? escape : length;
        var run = rest[..length].TrimEnd(",;*."u8);
        return at + (run is [.., (byte)')'] && run.IndexOf((byte)'(') < 0 ? run.TrimEnd((byte)')') : run).Length;
    }
}

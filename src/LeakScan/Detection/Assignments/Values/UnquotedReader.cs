using System.Buffers;

namespace LeakScan.Detection.Assignments.Values;

/// <summary>
/// Reads a value without quotes. At the start of a line, as in .env, YAML and properties files, it goes to the next blank; anywhere else a
/// separator of the syntax around ends it: <c>{user: a, password: b}</c>, <c>Password=b;Database=c</c>, <c>?token=b&amp;x=c</c>.
/// </summary>
internal static class UnquotedReader
{
    private const int MostLength = 1024;

    /// <summary>Also the escape that changes a terminal's colour.</summary>
    private static readonly SearchValues<byte> Blanks = SearchValues.Create(" \t\r\n\u001b"u8);
    private static readonly SearchValues<byte> Separators = SearchValues.Create(" \t\r\n\u001b\"'`,;&)]}<>|"u8);

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

        // The next argument of a call: user=name,password=text.
        if (NextArgument(rest[..length]) is > 0 and var argument)
        {
            length = argument;
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

    /// <summary>Where a comma, a name and '=' begin; -1 when they stand nowhere.</summary>
    private static int NextArgument(ReadOnlySpan<byte> text)
    {
        var equals = text.LastIndexOf((byte)'=');
        while (equals > 0)
        {
            var start = equals;
            while (start > 0 && Bytes.IsName(text[start - 1]))
            {
                start--;
            }

            if (start > 0 && start < equals && text[start - 1] == ',' && Bytes.IsLetter(text[start]))
            {
                return start - 1;
            }

            equals = text[..equals].LastIndexOf((byte)'=');
        }

        return -1;
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

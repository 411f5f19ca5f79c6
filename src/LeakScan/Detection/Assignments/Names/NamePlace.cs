namespace LeakScan.Detection.Assignments.Names;

/// <summary>Where a name stands in its line.</summary>
internal static class NamePlace
{
    private const int MostBefore = 256;
    private const int MostIntroduction = 48;

    /// <summary>Whether only blanks, a comment sign, a list dash or a word such as <c>export</c> stand before the name in its line.</summary>
    public static bool IsLineStart(ReadOnlySpan<byte> bytes, int nameStart)
    {
        var before = bytes[Math.Max(0, nameStart - MostIntroduction)..nameStart];
        var lineStart = before.LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
        if (lineStart == 0 && before.Length < nameStart)
        {
            return false;
        }

        var line = before[lineStart..].Trim(" \t-+#/*;\"'`$>{"u8);
        return line.IsEmpty || (line.Length <= 10 && (line.SequenceEqual("export"u8) || line.SequenceEqual("set"u8) || line.SequenceEqual("SET"u8)
            || line.SequenceEqual("setx"u8) || line.SequenceEqual("ENV"u8) || line.SequenceEqual("ARG"u8) || line.SequenceEqual("e"u8)
            || line.SequenceEqual("env"u8) || line.SequenceEqual("declare"u8) || line.SequenceEqual("local"u8) || line.SequenceEqual("readonly"u8)
            || line.SequenceEqual("rem"u8) || line.SequenceEqual("REM"u8)));
    }

    /// <summary>
    /// The quote of the text that the name stands in; 0 when it stands in none. A single quote counts as opening where no letter stands before it,
    /// so that the apostrophe of "don't" opens nothing.
    /// </summary>
    public static byte QuoteAround(ReadOnlySpan<byte> bytes, int nameStart)
    {
        var before = bytes[Math.Max(0, nameStart - MostBefore)..nameStart];
        var line = before[(before.LastIndexOfAny((byte)'\n', (byte)'\r') + 1)..];
        byte open = 0;
        for (var at = 0; at < line.Length; at++)
        {
            var step = open == 0 ? line[at..].IndexOfAny((byte)'"', (byte)'\'', (byte)'`') : line[at..].IndexOfAny(open, (byte)'\\');
            if (step < 0)
            {
                return open;
            }

            at += step;
            if (open == 0)
            {
                var isEscaped = at > 0 && line[at - 1] == '\\';
                open = !isEscaped && (at == 0 || line[at] == '"' || !Bytes.IsLetter(line[at - 1])) ? line[at] : (byte)0;
            }
            else if (line[at] == '\\')
            {
                at++;
            }
            else
            {
                open = 0;
            }
        }

        return open;
    }
}

namespace LeakScan.Detection.Assignments;

/// <summary>Where a name stands in its line.</summary>
/// <param name="IsLineStart">Whether only blanks, a comment sign, a list dash or a word such as <c>export</c> stand before it.</param>
/// <param name="Quote">The quote of the text that the name stands in; 0 when it stands in none.</param>
internal readonly record struct NamePlace(bool IsLineStart, byte Quote)
{
    private const int MostBefore = 256;

    /// <summary>Looks at the line before the name.</summary>
    public static NamePlace Of(ReadOnlySpan<byte> bytes, int nameStart)
    {
        var before = bytes[Math.Max(0, nameStart - MostBefore)..nameStart];
        var lineStart = before.LastIndexOfAny((byte)'\n', (byte)'\r') + 1;
        var isWhole = lineStart > 0 || nameStart <= MostBefore;
        var line = before[lineStart..];
        return new NamePlace(isWhole && IsIntroduction(line), OpenQuote(line));
    }

    /// <summary>A quote counts as opening where no letter stands before it, so that the apostrophe of "don't" opens nothing.</summary>
    private static byte OpenQuote(ReadOnlySpan<byte> line)
    {
        byte open = 0;
        for (var i = 0; i < line.Length; i++)
        {
            var value = line[i];
            if (value == '\\')
            {
                i++;
            }
            else if (open != 0)
            {
                open = value == open ? (byte)0 : open;
            }
            else if (Bytes.IsQuote(value) && (i == 0 || value == '"' || !Bytes.IsLetter(line[i - 1])))
            {
                open = value;
            }
        }

        return open;
    }

    private static bool IsIntroduction(ReadOnlySpan<byte> line)
    {
        line = line.Trim(" \t-#/*;\"'`$>{"u8);
        return line.IsEmpty || (line.Length <= 10 && (line.SequenceEqual("export"u8) || line.SequenceEqual("set"u8) || line.SequenceEqual("SET"u8)
            || line.SequenceEqual("setx"u8) || line.SequenceEqual("ENV"u8) || line.SequenceEqual("ARG"u8) || line.SequenceEqual("e"u8)
            || line.SequenceEqual("env"u8) || line.SequenceEqual("declare"u8) || line.SequenceEqual("local"u8) || line.SequenceEqual("readonly"u8)
            || line.SequenceEqual("//"u8) || line.SequenceEqual("rem"u8) || line.SequenceEqual("REM"u8)));
    }
}

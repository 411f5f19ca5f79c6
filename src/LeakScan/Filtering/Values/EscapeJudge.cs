namespace LeakScan.Filtering.Values;

/// <summary>Tells values that escapes make something else than they look: keys of a terminal, signs, letters of other scripts.</summary>
internal static class EscapeJudge
{
    private const int MostCharacters = 7;
    private const int LeastBreaks = 3;
    private const int EscapedLetter = 6;
    private static readonly string[] TerminalPrefixes = [@"\033[", @"\x1b[", @"\x1B[", @"\e[", @"\u001b[", @"\u001B["];

    /// <summary>
    /// Whether the value is what a terminal sends for a key (<c>\033[1;5C</c>), or holds nothing but signs and line ends, written with escapes
    /// (<c>\u2028&lt;&gt;&amp;</c>, <c>\r|\n</c>), or breaks its line again and again.
    /// </summary>
    public static bool IsControl(ReadOnlySpan<char> value)
    {
        if (WordList.StartsWithAny(value, TerminalPrefixes))
        {
            return true;
        }

        var characters = 0;
        var breaks = 0;
        var isText = false;
        for (var at = 0; at < value.Length; at++)
        {
            if (value[at] == '\\' && at + 1 < value.Length && value[at + 1] is 'n' or 'r' or 't')
            {
                breaks++;
                at++;
            }
            else if (value[at] == '\\' && at + 5 < value.Length && value[at + 1] == 'u' && value.Slice(at + 2, 4).AreAll(Characters.Hex))
            {
                characters++;
                at += 5;
            }
            else
            {
                isText |= char.IsAsciiLetterOrDigit(value[at]);
            }
        }

        return isText ? breaks >= LeastBreaks && value.Contains('"') : characters + breaks > 0 && characters <= MostCharacters;
    }

    /// <summary>Whether a good part of the value are escapes of a URL.</summary>
    public static bool IsEscaped(ReadOnlySpan<char> value)
    {
        var escapes = 0;
        for (var at = 0; at + 2 < value.Length; at++)
        {
            escapes += value[at] == '%' && char.IsAsciiHexDigit(value[at + 1]) && char.IsAsciiHexDigit(value[at + 2]) ? 1 : 0;
        }

        return escapes >= 2 && escapes * 9 >= value.Length;
    }

    /// <summary>Whether escapes of characters beyond ASCII, and few other letters, make the value: <c>\U1F5DD\UFE0F</c>, <c>\N{BULLET}</c>, <c>caf\xc3\xa9</c>.</summary>
    public static bool IsForeign(ReadOnlySpan<char> value)
    {
        if (value.StartsWith(@"\N{", StringComparison.Ordinal))
        {
            return true;
        }

        if (value.StartsWith(@"\U", StringComparison.Ordinal))
        {
            foreach (var range in value[2..].Split(@"\U"))
            {
                if (!value[2..][range].AreAll(Characters.Hex))
                {
                    return false;
                }
            }

            return true;
        }

        // Letters that need no escape, as files of translations have them: \u0042\u0061\u0063\u006b.
        if (value.StartsWith(@"\u00", StringComparison.Ordinal) && value.Length % EscapedLetter == 0 && value.Count(@"\u00") == value.Length / EscapedLetter)
        {
            return true;
        }

        // A letter in UTF-8: a first byte, and bytes behind it.
        var first = value.IndexOf(@"\x");
        return first >= 0 && Byte(value, first) is >= 0xc3 and <= 0xf0 && Byte(value, first + 4) is >= 0x80 and < 0xc0
            && value[..first].AreAll(Characters.Letters) && value[(first + 4)..].LastIndexOf(@"\x") is >= 0 and <= 4;
    }

    /// <summary>The byte that an escape at an offset stands for; -1 when there is none.</summary>
    private static int Byte(ReadOnlySpan<char> value, int at) =>
        at + 4 <= value.Length && value[at] == '\\' && value[at + 1] == 'x' && value.Slice(at + 2, 2).AreAll(Characters.Hex)
            ? Convert.ToInt32(value.Slice(at + 2, 2).ToString(), 16) : -1;
}

using System.Globalization;
using System.Text;

namespace LeakScan.Reporting;

/// <summary>
/// Makes text from a scanned repository safe to print. A path, an author's name or a line of code may hold escape sequences that move the cursor,
/// recolour or rename the window, or bidirectional overrides that reorder what is read; all of these are shown as escapes instead.
/// </summary>
internal static class Printable
{
    /// <summary>The text on one line, every control, format and unpaired surrogate character written as an escape.</summary>
    public static string Of(string text)
    {
        var first = FirstHostile(text);
        if (first < 0)
        {
            return text;
        }

        var printable = new StringBuilder(text.Length + 16);
        printable.Append(text, 0, first);
        for (var i = first; i < text.Length; i++)
        {
            var character = text[i];
            if (char.IsHighSurrogate(character) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                printable.Append(character).Append(text[++i]);
            }
            else
            {
                Append(printable, character);
            }
        }

        return printable.ToString();
    }

    /// <summary>How many columns of a terminal a printable text takes: 0 for combining marks, 2 for East Asian wide characters and emoji, else 1.</summary>
    public static int Width(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Width(rune);
        }

        return width;
    }

    public static int Width(Rune rune) => rune.Value switch
    {
        < 0x300 => 1,
        >= 0x1100 and <= 0x115F or >= 0x2E80 and <= 0xA4CF or >= 0xAC00 and <= 0xD7A3 or >= 0xF900 and <= 0xFAFF
            or >= 0xFE30 and <= 0xFE6F or >= 0xFF00 and <= 0xFF60 or >= 0xFFE0 and <= 0xFFE6
            or >= 0x1F300 and <= 0x1FAFF or >= 0x20000 and <= 0x3FFFD => 2,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? 0 : 1,
    };

    private static int FirstHostile(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    return i;
                }

                i++;
            }
            else if (IsHostile(text[i]))
            {
                return i;
            }
        }

        return -1;
    }

    // Zero-width joiners (U+200C, U+200D) are format characters too, and part of ordinary words and emoji; they stay. U+FFFE and U+FFFF may not stand in XML.
    private static bool IsHostile(char character) => character switch
    {
        < ' ' or '\uFFFE' or '\uFFFF' => true,
        < '\u007F' or '\u200C' or '\u200D' => false,
        _ => CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate,
    };

    private static void Append(StringBuilder printable, char character)
    {
        switch (character)
        {
            case '\n':
                printable.Append("\\n");
                break;
            case '\r':
                printable.Append("\\r");
                break;
            case '\t':
                printable.Append("\\t");
                break;
            case < (char)0x100 when IsHostile(character):
                printable.Append(CultureInfo.InvariantCulture, $"\\x{(int)character:x2}");
                break;
            case var _ when IsHostile(character):
                printable.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}");
                break;
            default:
                printable.Append(character);
                break;
        }
    }
}

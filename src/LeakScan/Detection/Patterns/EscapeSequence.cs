using System.Buffers;
using System.Globalization;

namespace LeakScan.Detection.Patterns;

/// <summary>
/// Knows where an escape sequence ends. A token behind one begins there as it does behind a blank, but its letters are letters: <c>\n</c> in a text of JSON, JavaScript
/// or C and <c>\u0022</c> (https://www.rfc-editor.org/rfc/rfc8259#section-7), and the colours of a log,
/// <c>ESC [ 31 m</c> (https://www.ecma-international.org/publications-and-standards/standards/ecma-48).
/// </summary>
internal static class EscapeSequence
{
    private const int MostParameters = 12;

    private static readonly SearchValues<byte> Parameters = SearchValues.Create("0123456789;"u8);

    /// <summary>Whether an escape sequence that stands for no letter and no digit ends before a place. At most 14 bytes before it are read.</summary>
    public static bool EndsAt(ReadOnlySpan<byte> text, int at)
    {
        if (at < 2)
        {
            return false;
        }

        var last = text[at - 1];
        return last switch
        {
            (byte)'n' or (byte)'r' or (byte)'t' when text[at - 2] == '\\' => true,
            (byte)'m' or (byte)'K' => IsControl(text[Math.Max(0, at - 1 - MostParameters)..(at - 1)]),
            _ => at >= 6 && Sign(text[(at - 6)..]) is >= 0 and not '_',
        };
    }

    /// <summary>
    /// The number of the sign of ASCII that a text begins with as <c>\u</c> and four hexadecimal digits; -1 where there is none. Letters and digits are not written so.
    /// </summary>
    public static int Sign(ReadOnlySpan<byte> text) =>
        text.Length >= 6 && text.StartsWith("\\u00"u8) && byte.TryParse(text[4..6], NumberStyles.AllowHexSpecifier, null, out var value)
        && char.IsAscii((char)value) && !char.IsAsciiLetterOrDigit((char)value) ? value : -1;

    /// <summary><c>ESC [</c> and numbers, the escape as it is or written as an escape itself.</summary>
    private static bool IsControl(ReadOnlySpan<byte> text)
    {
        var start = text.LastIndexOfAnyExcept(Parameters) + 1;
        if (start < 2 || text[start - 1] != '[')
        {
            return false;
        }

        var escape = text[..(start - 1)];
        return escape[^1] == 0x1B || escape.EndsWith("\\e"u8) || escape.EndsWith("033"u8) || escape.EndsWith("1b"u8) || escape.EndsWith("1B"u8);
    }
}

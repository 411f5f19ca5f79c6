using System.Buffers.Binary;
using System.Text;

namespace LeakScan.Sources.Encodings;

/// <summary>
/// Tells text from binary and names the encoding, from the first bytes of an item alone, so that a window of a large file and the whole of it get the same
/// answer. Git's own rule, a NUL in the first 8,000 bytes means binary, is kept but for UTF-16 and UTF-32: those have a byte order mark, or zero bytes in a
/// pattern that no other content has, at one fixed place of every unit, while all units are printable characters. The cost is one search for NUL.
/// Byte order marks: https://www.unicode.org/faq/utf_bom.html
/// </summary>
internal static class TextEncodingDetector
{
    /// <summary>How many bytes are looked at.</summary>
    public const int SampleLength = 8192;

    /// <summary>Of how many units one must be ASCII. Text without a mark and with less ASCII is taken for binary.</summary>
    private const int UnitsPerAsciiUnit = 16;

    /// <summary>Names the encoding of an item that starts with <paramref name="head"/>.</summary>
    /// <param name="head">The item's first bytes; only the first <see cref="SampleLength"/> count.</param>
    /// <param name="markLength">Length of the byte order mark in bytes; 0 when there is none.</param>
    public static TextEncoding Detect(ReadOnlySpan<byte> head, out int markLength)
    {
        var sample = head[..Math.Min(head.Length, SampleLength)];
        var encoding = DetectMark(sample, out markLength);
        if (encoding is not null)
        {
            return encoding.Value;
        }

        return sample.Contains((byte)0) ? DetectUnits(sample) : TextEncoding.Bytes;
    }

    private static TextEncoding? DetectMark(ReadOnlySpan<byte> sample, out int markLength)
    {
        (TextEncoding? Encoding, int Length) mark = sample switch
        {
            [0xEF, 0xBB, 0xBF, ..] => (sample.Contains((byte)0) ? TextEncoding.Binary : TextEncoding.Bytes, 3),
            [0xFF, 0xFE, 0, 0, ..] when sample.Length == 4 || IsUtf32(sample[4..], littleEndian: true) => (TextEncoding.Utf32LittleEndian, 4),
            [0, 0, 0xFE, 0xFF, ..] when sample.Length == 4 || IsUtf32(sample[4..], littleEndian: false) => (TextEncoding.Utf32BigEndian, 4),
            [0xFF, 0xFE, ..] => (TextEncoding.Utf16LittleEndian, 2),
            [0xFE, 0xFF, ..] => (TextEncoding.Utf16BigEndian, 2),
            _ => (null, 0),
        };
        markLength = mark.Length;
        return mark.Encoding;
    }

    private static TextEncoding DetectUnits(ReadOnlySpan<byte> sample)
    {
        if (IsUtf32(sample, littleEndian: true))
        {
            return TextEncoding.Utf32LittleEndian;
        }

        if (IsUtf32(sample, littleEndian: false))
        {
            return TextEncoding.Utf32BigEndian;
        }

        if (IsUtf16(sample, littleEndian: true))
        {
            return TextEncoding.Utf16LittleEndian;
        }

        return IsUtf16(sample, littleEndian: false) ? TextEncoding.Utf16BigEndian : TextEncoding.Binary;
    }

    private static bool IsUtf32(ReadOnlySpan<byte> sample, bool littleEndian)
    {
        var ascii = 0;
        for (var i = 0; i + 4 <= sample.Length; i += 4)
        {
            var unit = littleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(sample[i..]) : BinaryPrimitives.ReadUInt32BigEndian(sample[i..]);
            if (!Rune.IsValid(unit) || !IsPrintable(unit))
            {
                return false;
            }

            ascii += unit < 0x80 ? 1 : 0;
        }

        return ascii > 0 && ascii >= sample.Length / 4 / UnitsPerAsciiUnit;
    }

    private static bool IsUtf16(ReadOnlySpan<byte> sample, bool littleEndian)
    {
        int ascii = 0, pairs = 0;
        var highSurrogate = false;
        var units = sample.Length / 2;
        for (var i = 0; i < units; i++)
        {
            var unit = littleEndian ? BinaryPrimitives.ReadUInt16LittleEndian(sample[(2 * i)..]) : BinaryPrimitives.ReadUInt16BigEndian(sample[(2 * i)..]);
            if (char.IsLowSurrogate((char)unit) != highSurrogate || !IsPrintable(unit))
            {
                return false;
            }

            highSurrogate = char.IsHighSurrogate((char)unit);
            ascii += unit < 0x80 ? 1 : 0;
            pairs += IsAsciiPair(unit) ? 1 : 0;
        }

        // Strings of ASCII that end in NUL would be Chinese for the most part.
        return ascii > 0 && ascii >= units / UnitsPerAsciiUnit && (pairs < ascii || 3 * pairs < 2 * (units - ascii));
    }

    private static bool IsAsciiPair(uint unit) => (byte)unit is >= 0x20 and < 0x7F && unit >> 8 is >= 0x20 and < 0x7F;

    /// <summary>Tab, line breaks, form feed, escape and everything that is neither a control character nor no character at all.</summary>
    private static bool IsPrintable(uint unit) => unit switch
    {
        '\t' or '\n' or '\r' or '\f' or 0x1B or 0x85 => true,
        < 0x20 or (>= 0x7F and < 0xA0) => false,
        _ => (unit & 0xFFFE) != 0xFFFE,
    };
}

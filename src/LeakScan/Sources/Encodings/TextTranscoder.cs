using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Unicode;

namespace LeakScan.Sources.Encodings;

/// <summary>
/// Turns UTF-16 and UTF-32 into UTF-8, piece by piece: whatever a piece cuts apart is left for the next one, so any cut gives the same bytes as none.
/// What is no character becomes U+FFFD. Keeps a scratch buffer, so it belongs to one thread; it holds no state between calls.
/// </summary>
internal sealed class TextTranscoder
{
    private const int ScratchLength = 4096;

    private char[]? _scratch;

    /// <summary>The whole of a text in UTF-8 and without a mark; what is no text stays as it is.</summary>
    public static byte[] ToUtf8(byte[] text)
    {
        var encoding = TextEncodingDetector.Detect(text, out var markLength);
        if (encoding is TextEncoding.Binary or TextEncoding.Bytes)
        {
            return encoding == TextEncoding.Bytes ? text[markLength..] : text;
        }

        // A unit of two bytes becomes three at most, one of four becomes four; an odd byte at the end becomes three.
        var decoded = new byte[checked((int)(3L * text.Length / 2) + 3)];
        var length = new TextTranscoder().Decode(encoding, text.AsSpan(markLength), decoded, isFinal: true, out _);
        return decoded[..length];
    }

    /// <summary>Decodes as much as fits.</summary>
    /// <param name="encoding">UTF-16 or UTF-32, of either byte order.</param>
    /// <param name="source">Bytes that follow what was consumed before.</param>
    /// <param name="destination">Where the UTF-8 goes; at least 4 bytes.</param>
    /// <param name="isFinal">Whether the text ends with <paramref name="source"/>, so that a cut character is a broken one.</param>
    /// <param name="consumed">How many bytes of the source are done with.</param>
    /// <returns>How many bytes were written.</returns>
    public int Decode(TextEncoding encoding, ReadOnlySpan<byte> source, Span<byte> destination, bool isFinal, out int consumed) => encoding switch
    {
        TextEncoding.Utf16LittleEndian => DecodeUtf16(source, destination, isFinal, !BitConverter.IsLittleEndian, out consumed),
        TextEncoding.Utf16BigEndian => DecodeUtf16(source, destination, isFinal, BitConverter.IsLittleEndian, out consumed),
        TextEncoding.Utf32LittleEndian => DecodeUtf32(source, destination, isFinal, littleEndian: true, out consumed),
        TextEncoding.Utf32BigEndian => DecodeUtf32(source, destination, isFinal, littleEndian: false, out consumed),
        _ => throw new UnreachableException(),
    };

    private int DecodeUtf16(ReadOnlySpan<byte> source, Span<byte> destination, bool isFinal, bool swap, out int consumed)
    {
        consumed = 0;
        var written = 0;
        var units = MemoryMarshal.Cast<byte, char>(source[..(source.Length & ~1)]);
        while (consumed / 2 < units.Length)
        {
            var piece = units[(consumed / 2)..];
            if (swap)
            {
                piece = Swap(piece[..Math.Min(piece.Length, ScratchLength)]);
            }

            var isLast = isFinal && (consumed / 2) + piece.Length == units.Length;
            var status = Utf8.FromUtf16(piece, destination[written..], out var unitsRead, out var bytesWritten, isFinalBlock: isLast);
            consumed += 2 * unitsRead;
            written += bytesWritten;
            if (status == OperationStatus.DestinationTooSmall || unitsRead == 0)
            {
                return written;
            }
        }

        // An odd byte at the end.
        if (isFinal && consumed + 1 == source.Length && Rune.ReplacementChar.TryEncodeToUtf8(destination[written..], out var length))
        {
            consumed++;
            written += length;
        }

        return written;
    }

    private static int DecodeUtf32(ReadOnlySpan<byte> source, Span<byte> destination, bool isFinal, bool littleEndian, out int consumed)
    {
        consumed = 0;
        var written = 0;
        while (consumed < source.Length)
        {
            var rest = source[consumed..];
            var rune = Rune.ReplacementChar;
            if (rest.Length >= 4)
            {
                var unit = littleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(rest) : BinaryPrimitives.ReadUInt32BigEndian(rest);
                rune = Rune.IsValid(unit) ? new Rune(unit) : Rune.ReplacementChar;
            }
            else if (!isFinal)
            {
                break;
            }

            if (!rune.TryEncodeToUtf8(destination[written..], out var length))
            {
                break;
            }

            consumed += Math.Min(4, rest.Length);
            written += length;
        }

        return written;
    }

    private ReadOnlySpan<char> Swap(ReadOnlySpan<char> units)
    {
        _scratch ??= new char[ScratchLength];
        BinaryPrimitives.ReverseEndianness(MemoryMarshal.Cast<char, ushort>(units), MemoryMarshal.Cast<char, ushort>(_scratch.AsSpan()));
        return _scratch.AsSpan(0, units.Length);
    }
}

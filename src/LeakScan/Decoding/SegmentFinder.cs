using System.Buffers;
using LeakScan.Rules.Packs;

namespace LeakScan.Decoding;

/// <summary>
/// Finds the run of characters around an encoded keyword. A run counts only when it is shorter than <see cref="MaxLength"/>, which no keyword in it has to look
/// farther than that to know, so that a window of a large item and the whole of it, or any piece, give the same answer.
/// </summary>
internal static class SegmentFinder
{
    /// <summary>Runs of this length and longer are not decoded.</summary>
    public const int MaxLength = 32_768;

    /// <summary>Shorter runs hide nothing that a rule could tell.</summary>
    public const int MinLength = 24;

    private static readonly SearchValues<byte> Base64 = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/-_"u8);

    private static readonly SearchValues<byte> Hex = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private static readonly SearchValues<byte> Percent =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~%+&=?/:;,@!$()*"u8);

    /// <summary>Whether all bytes are characters of base64.</summary>
    public static bool IsBase64(ReadOnlySpan<byte> bytes) => !bytes.ContainsAnyExcept(Base64);

    /// <summary>The bounds of the run that holds a position, whole groups or not, as far as it was looked for.</summary>
    public static (int Start, int End) RunAround(ReadOnlySpan<byte> content, int position, SegmentEncoding encoding)
    {
        var characters = encoding switch
        {
            SegmentEncoding.Base64 => Base64,
            SegmentEncoding.Hex => Hex,
            _ => Percent,
        };
        var low = Math.Max(0, position - MaxLength);
        var high = Math.Min(content.Length, position + MaxLength);
        var start = low + content[low..position].LastIndexOfAnyExcept(characters) + 1;
        var length = content[position..high].IndexOfAnyExcept(characters);
        return (start, length < 0 ? high : position + length);
    }

    /// <summary>The whole groups of a run, given where one of its groups starts.</summary>
    public static Segment Align(int start, int end, int groupStart, SegmentEncoding encoding)
    {
        var group = encoding switch
        {
            SegmentEncoding.Base64 => 4,
            SegmentEncoding.Hex => 2,
            _ => 1,
        };
        start += (((groupStart - start) % group) + group) % group;

        // The last group of base64 may be of two or three characters.
        return new Segment(start, encoding == SegmentEncoding.Hex ? end - ((end - start) % group) : end, encoding);
    }
}

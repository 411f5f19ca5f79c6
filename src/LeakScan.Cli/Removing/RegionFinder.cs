using System.Text;
using LeakScan.Findings;

namespace LeakScan.Cli.Removing;

/// <summary>Finds the bytes of a region: the way back from lines and columns to offsets.</summary>
internal static class RegionFinder
{
    /// <summary>The offsets of a region, the last exclusive; null when the content has no such place.</summary>
    public static (int Start, int End)? Find(ReadOnlySpan<byte> content, Region region)
    {
        var start = Offset(content, region.StartLine, region.StartColumn);
        var end = Offset(content, region.EndLine, region.EndColumn);
        return start >= 0 && end > start ? (start, end) : null;
    }

    private static int Offset(ReadOnlySpan<byte> content, int line, int column)
    {
        var at = 0;
        for (; line > 1; line--)
        {
            var length = content[at..].IndexOf((byte)'\n');
            if (length < 0)
            {
                return -1;
            }

            at += length + 1;
        }

        // What is no UTF-8 counts as one, as it did when the region was made.
        for (var left = column - 1; left > 0; at += Next(content[at..], out var units), left -= units)
        {
            if (at >= content.Length)
            {
                return -1;
            }
        }

        return at;
    }

    private static int Next(ReadOnlySpan<byte> content, out int units)
    {
        Rune.DecodeFromUtf8(content, out var rune, out var length);
        units = rune.Utf16SequenceLength;
        return length;
    }
}

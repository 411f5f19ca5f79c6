using System.Buffers.Binary;

namespace LeakScan.Pieces;

/// <summary>
/// Cuts content at places that its own bytes decide, so that an insertion moves no cut but its neighbours: behind a line feed whose last eight bytes hash to
/// three zero bits. Any cut gives a correct scan; a good one makes versions of a file share their pieces.
/// </summary>
internal static class PieceCutter
{
    private const int MinLength = 512;
    private const int MaxLength = 8192;
    private const int ZeroBits = 3;

    /// <summary>The end of the piece that starts at <paramref name="start"/>.</summary>
    public static int NextCut(ReadOnlySpan<byte> content, int start, int end)
    {
        var at = start + MinLength;
        var last = Math.Min(end, start + MaxLength);
        while (at < last)
        {
            var feed = content[at..last].IndexOf((byte)'\n');
            if (feed < 0)
            {
                break;
            }

            at += feed + 1;
            if ((BinaryPrimitives.ReadUInt64LittleEndian(content[(at - 8)..]) * 0x9E3779B97F4A7C15) >> (64 - ZeroBits) == 0)
            {
                return at;
            }
        }

        return last;
    }
}

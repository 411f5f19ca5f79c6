using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LeakScan.Pieces;

/// <summary>
/// Cuts content at places that its own bytes decide, so that an insertion moves no cut but its neighbours: where the five bytes before hash to one of 256
/// values. The hash is made of additions, so that 32 places are tried at once, and the value is one that a run of a printable character, a tab or a
/// line feed never has. Lines play no part: bundles of one line are cut as well. Any cut gives a correct scan; a good one makes versions of a file share their pieces.
/// </summary>
internal static class PieceCutter
{
    /// <summary>Fewest bytes of a piece, the last of a content excepted.</summary>
    public const int MinLength = 512;

    private const int MaxLength = 8192;
    private const int Looked = 5;
    private const byte Wanted = 201;

    /// <summary>The end of the piece that starts at <paramref name="start"/>.</summary>
    public static int NextCut(ReadOnlySpan<byte> content, int start, int end)
    {
        var at = start + MinLength;
        var last = Math.Min(end, start + MaxLength);
        for (; at <= last - Vector256<byte>.Count; at += Vector256<byte>.Count)
        {
            ref var bytes = ref MemoryMarshal.GetReference(content[(at - Looked)..]);
            var hash = Vector256.LoadUnsafe(ref bytes);
            hash = hash + hash + Vector256.LoadUnsafe(ref bytes, 1);
            hash = hash + hash + Vector256.LoadUnsafe(ref bytes, 2);
            hash = hash + hash + Vector256.LoadUnsafe(ref bytes, 3);
            hash = hash + hash + Vector256.LoadUnsafe(ref bytes, 4);
            var cuts = Vector256.Equals(hash, Vector256.Create(Wanted)).ExtractMostSignificantBits();
            if (cuts != 0)
            {
                return at + BitOperations.TrailingZeroCount(cuts);
            }
        }

        for (; at < last; at++)
        {
            byte hash = 0;
            foreach (var value in content[(at - Looked)..at])
            {
                hash = (byte)(hash + hash + value);
            }

            if (hash == Wanted)
            {
                return at;
            }
        }

        return last;
    }
}

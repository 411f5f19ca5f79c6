using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LeakScan.Prefiltering;

/// <summary>
/// The second stage: a bitmap of 2^18 bits (32 KiB, as large as a first-level cache) that holds a hash of the folded piece of every keyword.
/// It lets through every position at which the piece of a keyword starts, and about one other in a thousand. Callers guarantee that four bytes can be
/// read at every position they ask for. Immutable.
/// </summary>
internal sealed class PieceSieve
{
    /// <summary>Sets bit 5 of every byte: upper-case letters become lower-case ones, other bytes some byte, the same on both sides.</summary>
    internal const uint Fold = 0x20202020;

    // Fibonacci hashing: 2^32 divided by the golden ratio; the high bits depend on all four bytes.
    private const uint Multiplier = 0x9E3779B1;
    private const int HashBits = 18;

    private readonly byte[] _bits = new byte[1 << (HashBits - 3)];

    public PieceSieve(ReadOnlySpan<byte[]> keywords, ReadOnlySpan<Placement> placements)
    {
        for (var i = 0; i < keywords.Length; i++)
        {
            var bytes = keywords[i];
            if (bytes.Length >= Placement.PieceLength)
            {
                Set(MemoryMarshal.Read<uint>(bytes.AsSpan(placements[i].Offset)));
                continue;
            }

            // Any byte may follow a keyword of three, also one that is not ASCII.
            byte[] piece = [.. bytes, 0];
            for (var fourth = 0; fourth < 256; fourth++)
            {
                piece[3] = (byte)fourth;
                Set(MemoryMarshal.Read<uint>(piece));
            }
        }
    }

    /// <summary>A hash of 32 bits of the folded piece; the high bits are the good ones.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Hash(uint foldedPiece) => foldedPiece * Multiplier;

    /// <summary>Writes the offsets in [0, <paramref name="count"/>) that pass, and returns how many. Writes at most one element behind the last.</summary>
    public int Scan(ref byte text, int count, ref ushort positions)
    {
        ref var bits = ref MemoryMarshal.GetArrayDataReference(_bits);
        var kept = 0;
        for (var position = 0; position < count; position++)
        {
            Unsafe.Add(ref positions, kept) = (ushort)position;
            kept += Test(ref bits, ref text, position);
        }

        return kept;
    }

    /// <summary>Keeps those of <paramref name="count"/> offsets that pass, in place, and returns how many.</summary>
    public int Keep(ref byte text, ref ushort positions, int count)
    {
        // Free of branches: what passes is as good as random, and a mispredicted branch costs more than the whole test.
        ref var bits = ref MemoryMarshal.GetArrayDataReference(_bits);
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            var position = Unsafe.Add(ref positions, i);
            Unsafe.Add(ref positions, kept) = position;
            kept += Test(ref bits, ref text, position);
        }

        return kept;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Test(ref byte bits, ref byte text, int position)
    {
        var piece = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref text, position)) | Fold;
        var hash = Hash(piece) >> (32 - HashBits);
        return (Unsafe.Add(ref bits, hash >> 3) >> (int)(hash & 7)) & 1;
    }

    private void Set(uint piece)
    {
        var hash = Hash(piece | Fold) >> (32 - HashBits);
        _bits[hash >> 3] |= (byte)(1 << (int)(hash & 7));
    }
}

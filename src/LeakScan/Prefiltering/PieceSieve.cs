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
    private const int WordBits = 5;
    private const int RunLength = 64;

    private readonly uint[] _bits = new uint[1 << (HashBits - WordBits)];

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
        nint kept = 0;
        for (nint position = 0; position < count; position++)
        {
            Unsafe.Add(ref positions, kept) = (ushort)position;
            kept += Test(ref bits, ref text, position);
        }

        return (int)kept;
    }

    /// <summary>
    /// Writes the offsets that pass of those whose byte is not ASCII, and returns how many: what vector kernels, whose tables hold ASCII, do not see. Most text has none,
    /// and is only looked over.
    /// </summary>
    public int ScanOtherScripts(ref byte text, int count, ref ushort positions)
    {
        ref var bits = ref MemoryMarshal.GetArrayDataReference(_bits);
        nint kept = 0;
        for (var position = FindOtherScript(ref text, 0, count); position < count; position = FindOtherScript(ref text, position, count))
        {
            // They come in runs.
            var end = Math.Min(count, position + RunLength);
            for (; position < end; position++)
            {
                Unsafe.Add(ref positions, kept) = (ushort)position;
                kept += (Unsafe.Add(ref text, position) >> 7) & Test(ref bits, ref text, position);
            }
        }

        return (int)kept;
    }

    private static int FindOtherScript(ref byte text, int from, int count)
    {
        var next = MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref text, from), count - from).IndexOfAnyInRange((byte)0x80, byte.MaxValue);
        return next < 0 ? count : from + next;
    }

    /// <summary>
    /// Writes those of <paramref name="count"/> offsets that pass, and returns how many. Not in place, which takes twice the time: the processor would have to wait for
    /// each one written before it reads the next. Writes at most one element behind the last.
    /// </summary>
    public int Keep(ref byte text, ref ushort offsets, int count, ref ushort positions)
    {
        // Free of branches: what passes is as good as random, and a mispredicted branch costs more than the whole test.
        ref var bits = ref MemoryMarshal.GetArrayDataReference(_bits);
        nint kept = 0;
        for (nint i = 0; i < count; i++)
        {
            var position = Unsafe.Add(ref offsets, i);
            Unsafe.Add(ref positions, kept) = position;
            kept += Test(ref bits, ref text, position);
        }

        return (int)kept;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static nint Test(ref uint bits, ref byte text, nint position)
    {
        var hash = Hash(Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref text, position)) | Fold) >> (32 - HashBits);
        return (nint)((Unsafe.Add(ref bits, hash >> WordBits) >> (int)hash) & 1);
    }

    private void Set(uint piece)
    {
        var hash = Hash(piece | Fold) >> (32 - HashBits);
        _bits[hash >> WordBits] |= 1u << (int)hash;
    }
}

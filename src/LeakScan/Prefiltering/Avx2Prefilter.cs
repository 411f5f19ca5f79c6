using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LeakScan.Prefiltering;

/// <summary>
/// 32 positions at a time by half-byte look-ups ("Teddy", https://github.com/BurntSushi/aho-corasick/tree/master/src/packed/teddy, with 24 buckets instead
/// of 8): eight shuffles for each 8 buckets.
/// </summary>
internal sealed class Avx2Prefilter : StagedPrefilter
{
    private const int Stride = 32;
    private const int Set = 2 * Placement.PieceLength * Stride;

    private readonly byte[] _tables;

    public Avx2Prefilter(PrefilterTables tables)
        : base(tables.Bytes, tables.NibblePlacements) => _tables = NibbleLayout.Instance.BuildTables(tables.Bytes, tables.NibblePlacements, Stride);

    protected override int Scan(ref byte text, int count, ref ushort positions) =>
        Sieve.Keep(ref text, ref positions, Filter(ref MemoryMarshal.GetArrayDataReference(_tables), ref text, count, ref positions));

    // Compiled once and at full optimisation when it is first called; only the kernel in use ever is.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Filter(ref byte tables, ref byte text, int count, ref ushort positions)
    {
        var passed = 0;
        for (var at = 0; at < count; at += BlockLength)
        {
            ref var block = ref Unsafe.Add(ref text, at);
            var mask = Pass(ref tables, ref block) | ((ulong)Pass(ref tables, ref Unsafe.Add(ref block, Vector256<byte>.Count)) << Vector256<byte>.Count);
            passed = MaskExpander.Write(mask, at, ref positions, passed);
        }

        return passed;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Pass(ref byte tables, ref byte text)
    {
        var low = Vector256.Create((byte)15);
        var b0 = Vector256.LoadUnsafe(ref text);
        var b1 = Vector256.LoadUnsafe(ref text, 1);
        var b2 = Vector256.LoadUnsafe(ref text, 2);
        var b3 = Vector256.LoadUnsafe(ref text, 3);

        // Shuffling gives 0 where bit 7 of the index is set, so the first three bytes must be ASCII; of the fourth that bit is cleared (see NibbleLayout).
        var h0 = Vector256.ShiftRightLogical(b0.AsUInt16(), NibbleLayout.HighShift).AsByte() & low;
        var h1 = Vector256.ShiftRightLogical(b1.AsUInt16(), NibbleLayout.HighShift).AsByte() & low;
        var h2 = Vector256.ShiftRightLogical(b2.AsUInt16(), NibbleLayout.HighShift).AsByte() & low;
        var h3 = Vector256.ShiftRightLogical(b3.AsUInt16(), NibbleLayout.HighShift).AsByte() & low;
        b3 &= low;
        var buckets = Look(ref tables, b0, h0, b1, h1, b2, h2, b3, h3)
            | Look(ref Unsafe.Add(ref tables, Set), b0, h0, b1, h1, b2, h2, b3, h3)
            | Look(ref Unsafe.Add(ref tables, 2 * Set), b0, h0, b1, h1, b2, h2, b3, h3);
        return ~(uint)Avx2.MoveMask(Vector256.Equals(buckets, Vector256<byte>.Zero));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Look(
        ref byte table,
        Vector256<byte> b0,
        Vector256<byte> h0,
        Vector256<byte> b1,
        Vector256<byte> h1,
        Vector256<byte> b2,
        Vector256<byte> h2,
        Vector256<byte> b3,
        Vector256<byte> h3) =>
        Avx2.Shuffle(Vector256.LoadUnsafe(ref table), b0)
        & Avx2.Shuffle(Vector256.LoadUnsafe(ref table, Stride), h0)
        & Avx2.Shuffle(Vector256.LoadUnsafe(ref table, 2 * Stride), b1)
        & Avx2.Shuffle(Vector256.LoadUnsafe(ref table, 3 * Stride), h1)
        & Avx2.Shuffle(Vector256.LoadUnsafe(ref table, 4 * Stride), b2)
        & Avx2.Shuffle(Vector256.LoadUnsafe(ref table, 5 * Stride), h2)
        & Avx2.Shuffle(Vector256.LoadUnsafe(ref table, 6 * Stride), b3)
        & Avx2.Shuffle(Vector256.LoadUnsafe(ref table, 7 * Stride), h3);
}

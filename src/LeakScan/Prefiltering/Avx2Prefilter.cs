using System.Runtime.CompilerServices;
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
    private const int Lane = 2 * Stride;
    private const int Set = Placement.PieceLength * Lane;

    private readonly AlignedTable<byte> _tables;

    public Avx2Prefilter(PrefilterTables tables)
        : base(tables.Bytes, tables.NibblePlacements) => _tables = new AlignedTable<byte>(NibbleLayout.Instance.BuildTables(tables.Bytes, tables.NibblePlacements, Stride));

    protected override int Scan(ref byte text, int count, ref ushort passed, ref ushort positions, out bool isBlind) =>
        Sieve.Keep(ref text, ref passed, Filter(ref _tables.First, ref Expansions, ref text, count, ref passed, out isBlind), ref positions);

    // Compiled once and at full optimisation when it is first called; only the kernel in use ever is.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Filter(ref byte tables, ref ushort expansions, ref byte text, int count, ref ushort positions, out bool isBlind)
    {
        nint passed = 0;
        var any = Vector256<byte>.Zero;
        for (var at = 0; at < count; at += BlockLength)
        {
            ref var block = ref Unsafe.Add(ref text, at);
            var mask = Pass(ref tables, ref block);
            any |= Vector256.LoadUnsafe(ref block) | Vector256.LoadUnsafe(ref block, Stride);
            passed = MaskExpander.Write(ref expansions, mask, at, ref positions, passed);
        }

        isBlind = any.ExtractMostSignificantBits() != 0;
        return (int)passed;
    }

    // Byte by byte, for both halves of a block at once: each table is loaded once and used twice, and all that is kept meanwhile fits into the 16 registers. The offsets of the
    // tables are constants, so that they become part of the instructions that load.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Pass(ref byte tables, ref byte text)
    {
        Vector256<byte> a0, a1, a2, b0, b1, b2;
        a0 = a1 = a2 = b0 = b1 = b2 = Vector256<byte>.AllBitsSet;
        LookAt(0, ref tables, ref text, ref a0, ref b0, ref a1, ref b1, ref a2, ref b2);
        LookAt(1, ref tables, ref text, ref a0, ref b0, ref a1, ref b1, ref a2, ref b2);
        LookAt(2, ref tables, ref text, ref a0, ref b0, ref a1, ref b1, ref a2, ref b2);
        LookAt(3, ref tables, ref text, ref a0, ref b0, ref a1, ref b1, ref a2, ref b2);
        return ~(NoBucket(a0 | a1 | a2) | ((ulong)NoBucket(b0 | b1 | b2) << Stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LookAt(
        uint lane,
        ref byte tables,
        ref byte text,
        ref Vector256<byte> a0,
        ref Vector256<byte> b0,
        ref Vector256<byte> a1,
        ref Vector256<byte> b1,
        ref Vector256<byte> a2,
        ref Vector256<byte> b2)
    {
        var half = Vector256.Create((byte)15);
        var a = Vector256.LoadUnsafe(ref text, lane);
        var b = Vector256.LoadUnsafe(ref text, Stride + lane);
        var ah = Vector256.ShiftRightLogical(a.AsUInt16(), NibbleLayout.HighShift).AsByte() & half;
        var bh = Vector256.ShiftRightLogical(b.AsUInt16(), NibbleLayout.HighShift).AsByte() & half;
        if (lane == Placement.PieceLength - 1)
        {
            // Shuffling gives 0 where bit 7 of the index is set, so the first three bytes must be ASCII; of the fourth that bit is cleared (see NibbleLayout).
            a &= half;
            b &= half;
        }

        Look(ref tables, lane * Lane, a, ah, b, bh, ref a0, ref b0);
        Look(ref tables, Set + (lane * Lane), a, ah, b, bh, ref a1, ref b1);
        Look(ref tables, (2 * Set) + (lane * Lane), a, ah, b, bh, ref a2, ref b2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Look(
        ref byte tables,
        uint table,
        Vector256<byte> a,
        Vector256<byte> ah,
        Vector256<byte> b,
        Vector256<byte> bh,
        ref Vector256<byte> bucketsA,
        ref Vector256<byte> bucketsB)
    {
        var low = Vector256.LoadUnsafe(ref tables, table);
        var high = Vector256.LoadUnsafe(ref tables, table + Stride);
        bucketsA &= Avx2.Shuffle(low, a) & Avx2.Shuffle(high, ah);
        bucketsB &= Avx2.Shuffle(low, b) & Avx2.Shuffle(high, bh);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint NoBucket(Vector256<byte> buckets) => (uint)Avx2.MoveMask(Vector256.Equals(buckets, Vector256<byte>.Zero));
}

using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LeakScan.Prefiltering;

/// <summary>The same as <see cref="Avx2Prefilter"/> with the portable vectors of 128 bits: for Arm (<c>tbl</c>) and for old or emulated x64 processors.</summary>
/// <typeparam name="TShuffler">The shuffle.</typeparam>
internal sealed class Vector128Prefilter<TShuffler> : StagedPrefilter
    where TShuffler : struct, IByteShuffler
{
    private const int Stride = 16;
    private const int Lane = 2 * Stride;
    private const int Set = Placement.PieceLength * Lane;

    private readonly AlignedTable<byte> _tables;

    public Vector128Prefilter(PrefilterTables tables)
        : base(tables.Bytes, tables.NibblePlacements) => _tables = new AlignedTable<byte>(NibbleLayout.Instance.BuildTables(tables.Bytes, tables.NibblePlacements, Stride));

    protected override int Scan(ref byte text, int count, ref ushort passed, ref ushort positions, out bool isBlind) =>
        Sieve.Keep(ref text, ref passed, Filter(ref _tables.First, ref Expansions, ref text, count, ref passed, out isBlind), ref positions);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Filter(ref byte tables, ref ushort expansions, ref byte text, int count, ref ushort positions, out bool isBlind)
    {
        nint passed = 0;
        var any = Vector128<byte>.Zero;
        for (var at = 0; at < count; at += BlockLength)
        {
            ref var block = ref Unsafe.Add(ref text, at);
            var mask = Pass(ref tables, ref block) | ((ulong)Pass(ref tables, ref Unsafe.Add(ref block, 2 * Stride)) << (2 * Stride));
            any |= Vector128.LoadUnsafe(ref block) | Vector128.LoadUnsafe(ref block, Stride) | Vector128.LoadUnsafe(ref block, 2 * Stride) | Vector128.LoadUnsafe(ref block, 3 * Stride);
            passed = MaskExpander.Write(ref expansions, mask, at, ref positions, passed);
        }

        isBlind = any.ExtractMostSignificantBits() != 0;
        return (int)passed;
    }

    // Half a block, in the order of the kernel for AVX2.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Pass(ref byte tables, ref byte text)
    {
        Vector128<byte> a0, a1, a2, b0, b1, b2;
        a0 = a1 = a2 = b0 = b1 = b2 = Vector128<byte>.AllBitsSet;
        LookAt(0, ref tables, ref text, ref a0, ref b0, ref a1, ref b1, ref a2, ref b2);
        LookAt(1, ref tables, ref text, ref a0, ref b0, ref a1, ref b1, ref a2, ref b2);
        LookAt(2, ref tables, ref text, ref a0, ref b0, ref a1, ref b1, ref a2, ref b2);
        LookAt(3, ref tables, ref text, ref a0, ref b0, ref a1, ref b1, ref a2, ref b2);
        return ~(NoBucket(a0 | a1 | a2) | (NoBucket(b0 | b1 | b2) << Stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void LookAt(
        uint lane,
        ref byte tables,
        ref byte text,
        ref Vector128<byte> a0,
        ref Vector128<byte> b0,
        ref Vector128<byte> a1,
        ref Vector128<byte> b1,
        ref Vector128<byte> a2,
        ref Vector128<byte> b2)
    {
        var half = Vector128.Create((byte)15);
        var a = Vector128.LoadUnsafe(ref text, lane);
        var b = Vector128.LoadUnsafe(ref text, Stride + lane);
        var ah = Vector128.ShiftRightLogical(a.AsUInt16(), NibbleLayout.HighShift).AsByte() & half;
        var bh = Vector128.ShiftRightLogical(b.AsUInt16(), NibbleLayout.HighShift).AsByte() & half;

        // An index of 16 or more gives 0 on Arm, one with bit 7 set gives 0 on x86: only 0 to 15 and 128 to 143 mean the same on both. The fourth byte may be one that is not
        // ASCII (see NibbleLayout).
        var kept = lane == Placement.PieceLength - 1 ? half : Vector128.Create((byte)0x8F);
        a &= kept;
        b &= kept;

        Look(ref tables, lane * Lane, a, ah, b, bh, ref a0, ref b0);
        Look(ref tables, Set + (lane * Lane), a, ah, b, bh, ref a1, ref b1);
        Look(ref tables, (2 * Set) + (lane * Lane), a, ah, b, bh, ref a2, ref b2);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Look(
        ref byte tables,
        uint table,
        Vector128<byte> a,
        Vector128<byte> ah,
        Vector128<byte> b,
        Vector128<byte> bh,
        ref Vector128<byte> bucketsA,
        ref Vector128<byte> bucketsB)
    {
        var low = Vector128.LoadUnsafe(ref tables, table);
        var high = Vector128.LoadUnsafe(ref tables, table + Stride);
        bucketsA &= TShuffler.Shuffle(low, a) & TShuffler.Shuffle(high, ah);
        bucketsB &= TShuffler.Shuffle(low, b) & TShuffler.Shuffle(high, bh);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint NoBucket(Vector128<byte> buckets) => Vector128.Equals(buckets, Vector128<byte>.Zero).ExtractMostSignificantBits();
}

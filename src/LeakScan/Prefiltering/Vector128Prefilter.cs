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
            var (a, b) = Look(ref tables, ref block);
            var (c, d) = Look(ref tables, ref Unsafe.Add(ref block, 2 * Stride));
            var mask = TShuffler.Collect(a, b, c, d);
            any |= Vector128.LoadUnsafe(ref block) | Vector128.LoadUnsafe(ref block, Stride) | Vector128.LoadUnsafe(ref block, 2 * Stride) | Vector128.LoadUnsafe(ref block, 3 * Stride);
            passed = MaskExpander.Write(ref expansions, mask, at, ref positions, passed);
        }

        isBlind = any.ExtractMostSignificantBits() != 0;
        return (int)passed;
    }

    // Half a block, in the order of the kernel for AVX2.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<byte> A, Vector128<byte> B) Look(ref byte tables, ref byte text)
    {
        Vector128<byte> a0, a1, a2, b0, b1, b2;
        a0 = a1 = a2 = b0 = b1 = b2 = Vector128<byte>.AllBitsSet;
        LookAt(0, ref tables, ref text, ref a0, ref b0, ref a1, ref b1, ref a2, ref b2);
        LookAt(1, ref tables, ref text, ref a0, ref b0, ref a1, ref b1, ref a2, ref b2);
        LookAt(2, ref tables, ref text, ref a0, ref b0, ref a1, ref b1, ref a2, ref b2);
        LookAt(3, ref tables, ref text, ref a0, ref b0, ref a1, ref b1, ref a2, ref b2);
        return (a0 | a1 | a2, b0 | b1 | b2);
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
        var ah = Vector128.ShiftRightLogical(a, NibbleLayout.HighShift);
        var bh = Vector128.ShiftRightLogical(b, NibbleLayout.HighShift);

        // An index of 16 or more gives 0 on Arm, one with bit 7 set gives 0 on x86: only 0 to 15 and 128 to 143 mean the same on both. Of a byte that is not ASCII the high
        // index is 16 or more, which need not mean anything where the low one gives 0. The fourth byte may be one (see NibbleLayout).
        var kept = half;
        if (lane == Placement.PieceLength - 1)
        {
            ah &= half;
            bh &= half;
        }
        else
        {
            kept = Vector128.Create((byte)0x8F);
        }

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
}

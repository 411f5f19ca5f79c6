using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LeakScan.Prefiltering;

/// <summary>The same as <see cref="Avx2Prefilter"/> with the portable vectors of 128 bits: for Arm (<c>tbl</c>) and for old or emulated x64 processors.</summary>
/// <typeparam name="TShuffler">The shuffle.</typeparam>
internal sealed class Vector128Prefilter<TShuffler> : StagedPrefilter
    where TShuffler : struct, IByteShuffler
{
    private const int Stride = 16;
    private const int Set = 2 * Placement.PieceLength * Stride;

    private readonly byte[] _tables;

    public Vector128Prefilter(PrefilterTables tables)
        : base(tables.Bytes, tables.NibblePlacements) => _tables = NibbleLayout.Instance.BuildTables(tables.Bytes, tables.NibblePlacements, Stride);

    protected override int Scan(ref byte text, int count, ref ushort passed, ref ushort positions) =>
        Sieve.Keep(ref text, ref passed, Filter(ref MemoryMarshal.GetArrayDataReference(_tables), ref Expansions, ref text, count, ref passed), ref positions);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Filter(ref byte tables, ref ushort expansions, ref byte text, int count, ref ushort positions)
    {
        nint passed = 0;
        for (var at = 0; at < count; at += BlockLength)
        {
            var mask = 0UL;
            for (var part = 0; part < BlockLength; part += Vector128<byte>.Count)
            {
                mask |= (ulong)Pass(ref tables, ref Unsafe.Add(ref text, at + part)) << part;
            }

            passed = MaskExpander.Write(ref expansions, mask, at, ref positions, passed);
        }

        return (int)passed;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Pass(ref byte tables, ref byte text)
    {
        var low = Vector128.Create((byte)15);

        // An index of 16 or more gives 0 on Arm, one with bit 7 set gives 0 on x86: only 0 to 15 and 128 to 143 mean the same on both.
        var lowOrNotAscii = Vector128.Create((byte)0x8F);
        var b0 = Vector128.LoadUnsafe(ref text);
        var b1 = Vector128.LoadUnsafe(ref text, 1);
        var b2 = Vector128.LoadUnsafe(ref text, 2);
        var b3 = Vector128.LoadUnsafe(ref text, 3);
        var h0 = Vector128.ShiftRightLogical(b0.AsUInt16(), NibbleLayout.HighShift).AsByte() & low;
        var h1 = Vector128.ShiftRightLogical(b1.AsUInt16(), NibbleLayout.HighShift).AsByte() & low;
        var h2 = Vector128.ShiftRightLogical(b2.AsUInt16(), NibbleLayout.HighShift).AsByte() & low;
        var h3 = Vector128.ShiftRightLogical(b3.AsUInt16(), NibbleLayout.HighShift).AsByte() & low;
        b0 &= lowOrNotAscii;
        b1 &= lowOrNotAscii;
        b2 &= lowOrNotAscii;
        b3 &= low;
        var buckets = Look(ref tables, b0, h0, b1, h1, b2, h2, b3, h3)
            | Look(ref Unsafe.Add(ref tables, Set), b0, h0, b1, h1, b2, h2, b3, h3)
            | Look(ref Unsafe.Add(ref tables, 2 * Set), b0, h0, b1, h1, b2, h2, b3, h3);
        return ~Vector128.Equals(buckets, Vector128<byte>.Zero).ExtractMostSignificantBits() & 0xFFFF;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<byte> Look(
        ref byte table,
        Vector128<byte> b0,
        Vector128<byte> h0,
        Vector128<byte> b1,
        Vector128<byte> h1,
        Vector128<byte> b2,
        Vector128<byte> h2,
        Vector128<byte> b3,
        Vector128<byte> h3) =>
        TShuffler.Shuffle(Vector128.LoadUnsafe(ref table), b0)
        & TShuffler.Shuffle(Vector128.LoadUnsafe(ref table, Stride), h0)
        & TShuffler.Shuffle(Vector128.LoadUnsafe(ref table, 2 * Stride), b1)
        & TShuffler.Shuffle(Vector128.LoadUnsafe(ref table, 3 * Stride), h1)
        & TShuffler.Shuffle(Vector128.LoadUnsafe(ref table, 4 * Stride), b2)
        & TShuffler.Shuffle(Vector128.LoadUnsafe(ref table, 5 * Stride), h2)
        & TShuffler.Shuffle(Vector128.LoadUnsafe(ref table, 6 * Stride), b3)
        & TShuffler.Shuffle(Vector128.LoadUnsafe(ref table, 7 * Stride), h3);
}

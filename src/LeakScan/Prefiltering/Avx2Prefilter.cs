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
    private const int Lane = 2 * Stride;
    private const int Set = Placement.PieceLength * Lane;

    private readonly byte[] _tables;

    public Avx2Prefilter(PrefilterTables tables)
        : base(tables.Bytes, tables.NibblePlacements) => _tables = NibbleLayout.Instance.BuildTables(tables.Bytes, tables.NibblePlacements, Stride);

    protected override int Scan(ref byte text, int count, ref ushort passed, ref ushort positions) =>
        Sieve.Keep(ref text, ref passed, Filter(ref MemoryMarshal.GetArrayDataReference(_tables), ref Expansions, ref text, count, ref passed), ref positions);

    // Compiled once and at full optimisation when it is first called; only the kernel in use ever is.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Filter(ref byte tables, ref ushort expansions, ref byte text, int count, ref ushort positions)
    {
        nint passed = 0;
        for (var at = 0; at < count; at += BlockLength)
        {
            ref var block = ref Unsafe.Add(ref text, at);
            var mask = Pass(ref tables, ref block);
            passed = MaskExpander.Write(ref expansions, mask, at, ref positions, passed);
        }

        return (int)passed;
    }

    // Byte by byte, for both halves of a block at once: each table is loaded once and used twice, and all that is kept meanwhile fits into the 16 registers. Set by
    // set, the compiler keeps the tables for the second half on the stack.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Pass(ref byte tables, ref byte text)
    {
        var a = Vector256.LoadUnsafe(ref text);
        var b = Vector256.LoadUnsafe(ref text, Stride);
        var ah = High(a);
        var bh = High(b);
        var a0 = Look(ref tables, a, ah);
        var b0 = Look(ref tables, b, bh);
        var a1 = Look(ref Unsafe.Add(ref tables, Set), a, ah);
        var b1 = Look(ref Unsafe.Add(ref tables, Set), b, bh);
        var a2 = Look(ref Unsafe.Add(ref tables, 2 * Set), a, ah);
        var b2 = Look(ref Unsafe.Add(ref tables, 2 * Set), b, bh);

        a = Vector256.LoadUnsafe(ref text, 1);
        b = Vector256.LoadUnsafe(ref text, Stride + 1);
        ah = High(a);
        bh = High(b);
        a0 &= Look(ref Unsafe.Add(ref tables, Lane), a, ah);
        b0 &= Look(ref Unsafe.Add(ref tables, Lane), b, bh);
        a1 &= Look(ref Unsafe.Add(ref tables, Set + Lane), a, ah);
        b1 &= Look(ref Unsafe.Add(ref tables, Set + Lane), b, bh);
        a2 &= Look(ref Unsafe.Add(ref tables, (2 * Set) + Lane), a, ah);
        b2 &= Look(ref Unsafe.Add(ref tables, (2 * Set) + Lane), b, bh);

        a = Vector256.LoadUnsafe(ref text, 2);
        b = Vector256.LoadUnsafe(ref text, Stride + 2);
        ah = High(a);
        bh = High(b);
        a0 &= Look(ref Unsafe.Add(ref tables, 2 * Lane), a, ah);
        b0 &= Look(ref Unsafe.Add(ref tables, 2 * Lane), b, bh);
        a1 &= Look(ref Unsafe.Add(ref tables, Set + (2 * Lane)), a, ah);
        b1 &= Look(ref Unsafe.Add(ref tables, Set + (2 * Lane)), b, bh);
        a2 &= Look(ref Unsafe.Add(ref tables, (2 * Set) + (2 * Lane)), a, ah);
        b2 &= Look(ref Unsafe.Add(ref tables, (2 * Set) + (2 * Lane)), b, bh);

        // Shuffling gives 0 where bit 7 of the index is set, so the first three bytes must be ASCII; of the fourth that bit is cleared (see NibbleLayout).
        a = Vector256.LoadUnsafe(ref text, 3);
        b = Vector256.LoadUnsafe(ref text, Stride + 3);
        ah = High(a);
        bh = High(b);
        a &= Vector256.Create((byte)15);
        b &= Vector256.Create((byte)15);
        a0 &= Look(ref Unsafe.Add(ref tables, 3 * Lane), a, ah);
        b0 &= Look(ref Unsafe.Add(ref tables, 3 * Lane), b, bh);
        a1 &= Look(ref Unsafe.Add(ref tables, Set + (3 * Lane)), a, ah);
        b1 &= Look(ref Unsafe.Add(ref tables, Set + (3 * Lane)), b, bh);
        a2 &= Look(ref Unsafe.Add(ref tables, (2 * Set) + (3 * Lane)), a, ah);
        b2 &= Look(ref Unsafe.Add(ref tables, (2 * Set) + (3 * Lane)), b, bh);

        return ~(NoBucket(a0 | a1 | a2) | ((ulong)NoBucket(b0 | b1 | b2) << Stride));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> High(Vector256<byte> bytes) =>
        Vector256.ShiftRightLogical(bytes.AsUInt16(), NibbleLayout.HighShift).AsByte() & Vector256.Create((byte)15);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<byte> Look(ref byte table, Vector256<byte> bytes, Vector256<byte> high) =>
        Avx2.Shuffle(Vector256.LoadUnsafe(ref table), bytes) & Avx2.Shuffle(Vector256.LoadUnsafe(ref table, Stride), high);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint NoBucket(Vector256<byte> buckets) => (uint)Avx2.MoveMask(Vector256.Equals(buckets, Vector256<byte>.Zero));
}

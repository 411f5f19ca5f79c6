using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LeakScan.Prefiltering;

/// <summary>
/// 64 positions at a time by whole-byte look-ups: four permutations over two registers for each 8 buckets. What passes is written down by one instruction, which packs the numbers of
/// the set bits of a mask.
/// </summary>
/// <typeparam name="TPermuter">The permutation.</typeparam>
internal sealed class Avx512VbmiPrefilter<TPermuter> : StagedPrefilter
    where TPermuter : struct, IBytePermuter
{
    private const int Stride = 128;
    private const int Set = Placement.PieceLength * Stride;

    private readonly AlignedTable<byte> _tables;

    public Avx512VbmiPrefilter(PrefilterTables tables)
        : base(tables.Bytes, tables.BytePlacements) => _tables = new AlignedTable<byte>(ByteLayout.Instance.BuildTables(tables.Bytes, tables.BytePlacements, Stride));

    protected override int Scan(ref byte text, int count, ref ushort passed, ref ushort positions, out bool isBlind) =>
        Sieve.Keep(ref text, ref passed, Filter(ref _tables.First, ref text, count, ref passed, out isBlind), ref positions);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Filter(ref byte tables, ref byte text, int count, ref ushort positions, out bool isBlind)
    {
        nint passed = 0;
        var any = Vector512<byte>.Zero;
        for (var at = 0; at < count; at += BlockLength)
        {
            ref var block = ref Unsafe.Add(ref text, at);
            var b0 = Vector512.LoadUnsafe(ref block);
            any |= b0;
            var b1 = Vector512.LoadUnsafe(ref block, 1);
            var b2 = Vector512.LoadUnsafe(ref block, 2);
            var b3 = Vector512.LoadUnsafe(ref block, 3);
            var buckets = Look(ref tables, b0, b1, b2, b3) | Look(ref Unsafe.Add(ref tables, Set), b0, b1, b2, b3);
            var passes = ~(Vector512.Equals(buckets, Vector512<byte>.Zero) | Vector512.LessThan(b0.AsSByte(), Vector512<sbyte>.Zero).AsByte());
            var numbers = TPermuter.Compress(passes, Vector512<byte>.Indices);
            var origin = Vector512.Create((ushort)at);
            (Vector512.WidenLower(numbers) + origin).StoreUnsafe(ref positions, (nuint)passed);
            (Vector512.WidenUpper(numbers) + origin).StoreUnsafe(ref positions, (nuint)passed + (BlockLength / 2));
            passed += BitOperations.PopCount(passes.ExtractMostSignificantBits());
        }

        isBlind = any.ExtractMostSignificantBits() != 0;
        return (int)passed;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Look(ref byte table, Vector512<byte> b0, Vector512<byte> b1, Vector512<byte> b2, Vector512<byte> b3) =>
        LookUp(ref table, b0)
        & LookUp(ref Unsafe.Add(ref table, Stride), b1)
        & LookUp(ref Unsafe.Add(ref table, 2 * Stride), b2)
        & LookUp(ref Unsafe.Add(ref table, 3 * Stride), b3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> LookUp(ref byte table, Vector512<byte> bytes) =>
        TPermuter.Permute(Vector512.LoadUnsafe(ref table), bytes, Vector512.LoadUnsafe(ref table, (nuint)Vector512<byte>.Count));
}

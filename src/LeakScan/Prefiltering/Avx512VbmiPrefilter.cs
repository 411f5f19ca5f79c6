using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LeakScan.Prefiltering;

/// <summary>
/// 64 positions at a time by look-ups of pairs of bytes (<see cref="PairLayout"/>): seven permutations over two registers for each 8 buckets. What passes is written down by one
/// instruction, which packs the numbers of the set bits of a mask.
/// </summary>
/// <typeparam name="TPermuter">The permutation.</typeparam>
internal sealed class Avx512VbmiPrefilter<TPermuter> : StagedPrefilter
    where TPermuter : struct, IBytePermuter
{
    private const int Stride = 128;

    private readonly AlignedTable<byte> _tables;

    public Avx512VbmiPrefilter(PrefilterTables tables)
        : base(tables.Bytes, tables.PairPlacements) => _tables = new AlignedTable<byte>(PairLayout.Instance.BuildTables(tables.Bytes, tables.PairPlacements, Stride));

    protected override int Scan(ref byte text, int count, ref ushort passed, ref ushort positions, out bool isBlind) =>
        Sieve.Keep(ref text, ref passed, Filter(ref _tables.First, ref text, count, ref passed, out isBlind), ref positions);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Filter(ref byte tables, ref byte text, int count, ref ushort positions, out bool isBlind)
    {
        // Half of each table stays in a register, the other half comes from memory with the instruction that looks up: registers for both there are not.
        var (a0, a1, a2, a3, a4, a5, a6) = (Low(ref tables, 0), Low(ref tables, 1), Low(ref tables, 2), Low(ref tables, 3), Low(ref tables, 4), Low(ref tables, 5), Low(ref tables, 6));
        var (b0, b1, b2, b3, b4, b5, b6) = (Low(ref tables, 7), Low(ref tables, 8), Low(ref tables, 9), Low(ref tables, 10), Low(ref tables, 11), Low(ref tables, 12), Low(ref tables, 13));
        var fold = Vector512.Create((byte)0x20);
        nint passed = 0;
        var any = Vector512<byte>.Zero;
        for (var at = 0; at < count; at += BlockLength)
        {
            ref var block = ref Unsafe.Add(ref text, at);
            var first = Vector512.LoadUnsafe(ref block);
            any |= first;
            var t0 = first | fold;
            var t1 = Vector512.LoadUnsafe(ref block, 1) | fold;
            var t2 = Vector512.LoadUnsafe(ref block, 2) | fold;
            var t3 = Vector512.LoadUnsafe(ref block, 3) | fold;

            // Of the other byte of a pair the case is lost with the bit that is bit 7 now.
            var (o1, o2, o3, o4) = (FourTimes(t1), FourTimes(t2), FourTimes(t3), FourTimes(Vector512.LoadUnsafe(ref block, 4)));
            var (t01, t12, t23, t34) = (t0 + o1, t1 + o2, t2 + o3, t3 + o4);
            var (t02, t13, t24, t03) = (t0 + o2, t1 + o3, t2 + o4, t0 + o3);
            var a = Look(a0, t01, ref tables, 0) & Look(a1, t12, ref tables, 1) & Look(a2, t23, ref tables, 2) & Look(a3, t02, ref tables, 3)
                & Look(a4, t13, ref tables, 4) & Look(a5, t03, ref tables, 5) & Look(a6, t0, ref tables, 6);
            var b = Look(b0, t01, ref tables, 7) & Look(b1, t12, ref tables, 8) & Look(b2, t23, ref tables, 9) & Look(b3, t02, ref tables, 10)
                & Look(b4, t13, ref tables, 11) & Look(b5, t24, ref tables, 12) & Look(b6, t34, ref tables, 13);
            var passes = Vector512.GreaterThan(a | b, Vector512<byte>.Zero) & Vector512.GreaterThanOrEqual(first.AsSByte(), Vector512<sbyte>.Zero).AsByte();
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
    private static Vector512<byte> Low(ref byte tables, nuint number) => Vector512.LoadUnsafe(ref tables, number * Stride);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> Look(Vector512<byte> low, Vector512<byte> indices, ref byte tables, nuint number) =>
        TPermuter.Permute(low, indices, Vector512.LoadUnsafe(ref tables, (number * Stride) + (Stride / 2)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> FourTimes(Vector512<byte> bytes)
    {
        var twice = bytes + bytes;
        return twice + twice;
    }
}

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

    private readonly AlignedTable<byte> _tables;

    public Avx512VbmiPrefilter(PrefilterTables tables)
        : base(tables.Bytes, tables.BytePlacements) => _tables = new AlignedTable<byte>(ByteLayout.Instance.BuildTables(tables.Bytes, tables.BytePlacements, Stride));

    protected override int Scan(ref byte text, int count, ref ushort passed, ref ushort positions, out bool isBlind) =>
        Sieve.Keep(ref text, ref passed, Filter(ref _tables.First, ref text, count, ref passed, out isBlind), ref positions);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int Filter(ref byte tables, ref byte text, int count, ref ushort positions, out bool isBlind)
    {
        // Half of the registers: read anew for each block, the tables would be five times as much to load as the text. The numbers are those of the byte and of its half of a table.
        var (a0, a0High, a1, a1High) = (Load(ref tables, 0), Load(ref tables, 1), Load(ref tables, 2), Load(ref tables, 3));
        var (a2, a2High, a3, a3High) = (Load(ref tables, 4), Load(ref tables, 5), Load(ref tables, 6), Load(ref tables, 7));
        var (b0, b0High, b1, b1High) = (Load(ref tables, 8), Load(ref tables, 9), Load(ref tables, 10), Load(ref tables, 11));
        var (b2, b2High, b3, b3High) = (Load(ref tables, 12), Load(ref tables, 13), Load(ref tables, 14), Load(ref tables, 15));
        nint passed = 0;
        var any = Vector512<byte>.Zero;
        for (var at = 0; at < count; at += BlockLength)
        {
            ref var block = ref Unsafe.Add(ref text, at);
            var first = Vector512.LoadUnsafe(ref block);
            any |= first;
            var second = Vector512.LoadUnsafe(ref block, 1);
            var third = Vector512.LoadUnsafe(ref block, 2);
            var fourth = Vector512.LoadUnsafe(ref block, 3);
            var buckets = (TPermuter.Permute(a0, first, a0High) & TPermuter.Permute(a1, second, a1High) & TPermuter.Permute(a2, third, a2High) & TPermuter.Permute(a3, fourth, a3High))
                | (TPermuter.Permute(b0, first, b0High) & TPermuter.Permute(b1, second, b1High) & TPermuter.Permute(b2, third, b2High) & TPermuter.Permute(b3, fourth, b3High));
            var passes = Vector512.GreaterThan(buckets, Vector512<byte>.Zero) & Vector512.GreaterThanOrEqual(first.AsSByte(), Vector512<sbyte>.Zero).AsByte();
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
    private static Vector512<byte> Load(ref byte tables, nuint number) => Vector512.LoadUnsafe(ref tables, number * (nuint)Vector512<byte>.Count);
}

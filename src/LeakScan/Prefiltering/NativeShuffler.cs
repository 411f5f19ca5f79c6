using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;

namespace LeakScan.Prefiltering;

/// <summary>The processor's own instructions; its shuffle is <c>tbl</c>, <c>pshufb</c> or <c>i8x16.swizzle</c>.</summary>
internal readonly struct NativeShuffler : IByteShuffler
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Shuffle(Vector128<byte> table, Vector128<byte> indices) => Vector128.ShuffleNative(table, indices);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Collect(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c, Vector128<byte> d)
    {
        if (!AdvSimd.Arm64.IsSupported)
        {
            return ~(IsZero(a) | ((ulong)IsZero(b) << 16) | ((ulong)IsZero(c) << 32) | ((ulong)IsZero(d) << 48));
        }

        // Arm has no instruction that gathers a bit of each byte; neighbours are added, three times, for all four at once.
        var bits = Vector128.Create(0x8040_2010_0804_0201UL).AsByte();
        var ab = AdvSimd.Arm64.AddPairwise(AdvSimd.CompareTest(a, a) & bits, AdvSimd.CompareTest(b, b) & bits);
        var cd = AdvSimd.Arm64.AddPairwise(AdvSimd.CompareTest(c, c) & bits, AdvSimd.CompareTest(d, d) & bits);
        var pairs = AdvSimd.Arm64.AddPairwise(ab, cd);
        return AdvSimd.Arm64.AddPairwise(pairs, pairs).AsUInt64().ToScalar();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint IsZero(Vector128<byte> bytes) => Vector128.Equals(bytes, Vector128<byte>.Zero).ExtractMostSignificantBits();
}

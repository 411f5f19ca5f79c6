using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LeakScan.Prefiltering;

/// <summary>The processor's own instruction: <c>tbl</c>, <c>pshufb</c> or <c>i8x16.swizzle</c>.</summary>
internal readonly struct NativeShuffler : IByteShuffler
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<byte> Shuffle(Vector128<byte> table, Vector128<byte> indices) => Vector128.ShuffleNative(table, indices);
}

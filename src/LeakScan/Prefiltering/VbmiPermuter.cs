using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LeakScan.Prefiltering;

/// <summary><c>vpermi2b</c>.</summary>
internal readonly struct VbmiPermuter : IBytePermuter
{
    public static bool IsSupported => Avx512Vbmi.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Permute(Vector512<byte> lower, Vector512<byte> indices, Vector512<byte> upper) =>
        Avx512Vbmi.PermuteVar64x8x2(lower, indices, upper);
}

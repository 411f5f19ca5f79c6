using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace LeakScan.Prefiltering;

/// <summary><c>vpermi2b</c> of VBMI and <c>vpcompressb</c> of VBMI2; one processor alone had the first without the other.</summary>
internal readonly struct VbmiPermuter : IBytePermuter
{
    public static bool IsSupported => Avx512Vbmi.IsSupported && Avx512Vbmi2.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Permute(Vector512<byte> lower, Vector512<byte> indices, Vector512<byte> upper) =>
        Avx512Vbmi.PermuteVar64x8x2(lower, indices, upper);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> Compress(Vector512<byte> mask, Vector512<byte> bytes) => Avx512Vbmi2.Compress(Vector512<byte>.Zero, mask, bytes);
}

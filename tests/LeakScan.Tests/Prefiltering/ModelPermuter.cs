using System.Runtime.Intrinsics;
using LeakScan.Prefiltering;

namespace LeakScan.Tests.Prefiltering;

/// <summary>What <c>vpermi2b</c> and <c>vpcompressb</c> do, byte by byte: runs the AVX-512 VBMI kernel on every machine.</summary>
internal readonly struct ModelPermuter : IBytePermuter
{
    public static bool IsSupported => true;

    public static Vector512<byte> Permute(Vector512<byte> lower, Vector512<byte> indices, Vector512<byte> upper)
    {
        Span<byte> table = stackalloc byte[128];
        Span<byte> permuted = stackalloc byte[64];
        lower.CopyTo(table);
        upper.CopyTo(table[64..]);
        for (var i = 0; i < permuted.Length; i++)
        {
            permuted[i] = table[indices[i] & 127];
        }

        return Vector512.Create<byte>(permuted);
    }

    public static Vector512<byte> Compress(Vector512<byte> mask, Vector512<byte> bytes)
    {
        Span<byte> compressed = stackalloc byte[64];
        compressed.Clear();
        var count = 0;
        for (var i = 0; i < compressed.Length; i++)
        {
            if (mask[i] != 0)
            {
                compressed[count++] = bytes[i];
            }
        }

        return Vector512.Create<byte>(compressed);
    }
}

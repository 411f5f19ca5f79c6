using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;

namespace LeakScan.Git;

/// <summary>The checksum at the end of a zlib stream (RFC 1950, section 9).</summary>
internal static class Adler32
{
    private const uint Modulus = 65521;

    // The longest run that cannot overflow 32 bits, as zlib has it.
    private const int LongestRun = 5552;

    public static uint Compute(ReadOnlySpan<byte> data)
    {
        var (a, b) = (1u, 0u);
        while (!data.IsEmpty)
        {
            var run = data[..Math.Min(data.Length, LongestRun)];
            data = data[run.Length..];
            if (Avx2.IsSupported)
            {
                run = run[AddVectors(run, ref a, ref b)..];
            }
            else if (AdvSimd.IsSupported)
            {
                run = run[AddArmVectors(run, ref a, ref b)..];
            }

            foreach (var value in run)
            {
                a += value;
                b += a;
            }

            a %= Modulus;
            b %= Modulus;
        }

        return (b << 16) | a;
    }

    /// <summary>Adds the whole vectors of a run: a grows by the sum of the bytes, b by a for each byte before, and by each byte times its distance from the end.</summary>
    /// <returns>How many bytes that were.</returns>
    private static int AddVectors(ReadOnlySpan<byte> run, ref uint a, ref uint b)
    {
        var weights = Vector256.Create(
            (sbyte)32, 31, 30, 29, 28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
        var ones = Vector256.Create((short)1);
        var sums = Vector256<uint>.Zero;
        var sumsBefore = Vector256<uint>.Zero;
        var weighted = Vector256<int>.Zero;
        var count = run.Length / Vector256<byte>.Count;
        for (var i = 0; i < count; i++)
        {
            var bytes = Vector256.Create(run[(i * Vector256<byte>.Count)..]);
            sumsBefore += sums;
            sums += Avx2.SumAbsoluteDifferences(bytes, Vector256<byte>.Zero).AsUInt32();
            weighted += Avx2.MultiplyAddAdjacent(Avx2.MultiplyAddAdjacent(bytes, weights), ones);
        }

        b += (a * (uint)(count * Vector256<byte>.Count)) + (32 * Vector256.Sum(sumsBefore)) + (uint)Vector256.Sum(weighted);
        a += Vector256.Sum(sums);
        return count * Vector256<byte>.Count;
    }

    /// <summary>The same with the instructions of Arm.</summary>
    private static int AddArmVectors(ReadOnlySpan<byte> run, ref uint a, ref uint b)
    {
        var weights = Vector128.Create((byte)16, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
        var sums = Vector128<uint>.Zero;
        var sumsBefore = Vector128<uint>.Zero;
        var weighted = Vector128<uint>.Zero;
        var count = run.Length / Vector128<byte>.Count;
        ref var first = ref MemoryMarshal.GetReference(run);
        for (var i = 0; i < count; i++)
        {
            var bytes = Vector128.LoadUnsafe(ref first, (nuint)(i * Vector128<byte>.Count));
            sumsBefore += sums;
            sums = AdvSimd.AddPairwiseWideningAndAdd(sums, AdvSimd.AddPairwiseWidening(bytes));
            var products = AdvSimd.MultiplyWideningLower(bytes.GetLower(), weights.GetLower());
            weighted = AdvSimd.AddPairwiseWideningAndAdd(weighted, AdvSimd.MultiplyWideningUpperAndAdd(products, bytes, weights));
        }

        b += (a * (uint)(count * Vector128<byte>.Count)) + (16 * Vector128.Sum(sumsBefore)) + Vector128.Sum(weighted);
        a += Vector128.Sum(sums);
        return count * Vector128<byte>.Count;
    }
}

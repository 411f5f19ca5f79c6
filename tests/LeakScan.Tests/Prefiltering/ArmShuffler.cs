using System.Runtime.Intrinsics;
using LeakScan.Prefiltering;

namespace LeakScan.Tests.Prefiltering;

/// <summary>What <c>tbl</c> does on Arm, where every index of 16 or more gives 0: shows on x64 what would only fail there.</summary>
internal readonly struct ArmShuffler : IByteShuffler
{
    public static Vector128<byte> Shuffle(Vector128<byte> table, Vector128<byte> indices) => Vector128.Shuffle(table, indices);

    public static ulong Collect(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c, Vector128<byte> d) =>
        ~(IsZero(a) | (IsZero(b) << 16) | (IsZero(c) << 32) | (IsZero(d) << 48));

    private static ulong IsZero(Vector128<byte> bytes) => Vector128.Equals(bytes, Vector128<byte>.Zero).ExtractMostSignificantBits();
}

using System.Runtime.Intrinsics;
using LeakScan.Prefiltering;

namespace LeakScan.Tests.Prefiltering;

/// <summary>What <c>tbl</c> does on Arm, where every index of 16 or more gives 0: shows on x64 what would only fail there.</summary>
internal readonly struct ArmShuffler : IByteShuffler
{
    public static Vector128<byte> Shuffle(Vector128<byte> table, Vector128<byte> indices) => Vector128.Shuffle(table, indices);
}

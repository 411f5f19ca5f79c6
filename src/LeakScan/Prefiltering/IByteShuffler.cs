using System.Runtime.Intrinsics;

namespace LeakScan.Prefiltering;

/// <summary>What processors disagree about of <see cref="Vector128Prefilter{TShuffler}"/>; tests put the stricter one in its place.</summary>
internal interface IByteShuffler
{
    /// <summary>
    /// For each byte of <paramref name="indices"/> the entry of <paramref name="table"/> that it names, if it is below 16, and 0 if it is from 128 to 143.
    /// What other indices give depends on the processor.
    /// </summary>
    static abstract Vector128<byte> Shuffle(Vector128<byte> table, Vector128<byte> indices);

    /// <summary>The bytes of four vectors that are not zero, as bits from the lowest.</summary>
    static abstract ulong Collect(Vector128<byte> a, Vector128<byte> b, Vector128<byte> c, Vector128<byte> d);
}

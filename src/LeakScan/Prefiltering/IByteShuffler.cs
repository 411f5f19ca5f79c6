using System.Runtime.Intrinsics;

namespace LeakScan.Prefiltering;

/// <summary>The shuffle of <see cref="Vector128Prefilter{TShuffler}"/>, which processors disagree about; tests put the stricter one in its place.</summary>
internal interface IByteShuffler
{
    /// <summary>
    /// For each byte of <paramref name="indices"/> the entry of <paramref name="table"/> that it names, if it is below 16, and 0 if it is from 128 to 143.
    /// What other indices give depends on the processor.
    /// </summary>
    static abstract Vector128<byte> Shuffle(Vector128<byte> table, Vector128<byte> indices);
}

using System.Runtime.Intrinsics;

namespace LeakScan.Prefiltering;

/// <summary>The two instructions that <see cref="Avx512VbmiPrefilter{TPermuter}"/> cannot do without; tests put models of them in their place.</summary>
internal interface IBytePermuter
{
    /// <summary>Whether this machine has them.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>For each byte of <paramref name="indices"/>: the entry, of 64 in <paramref name="lower"/> and 64 in <paramref name="upper"/>, that its low seven bits name.</summary>
    static abstract Vector512<byte> Permute(Vector512<byte> lower, Vector512<byte> indices, Vector512<byte> upper);

    /// <summary>Those of <paramref name="bytes"/> where <paramref name="mask"/> has all bits set, in their order and side by side; behind them zero.</summary>
    static abstract Vector512<byte> Compress(Vector512<byte> mask, Vector512<byte> bytes);
}

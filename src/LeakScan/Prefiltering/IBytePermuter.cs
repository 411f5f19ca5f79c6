using System.Runtime.Intrinsics;

namespace LeakScan.Prefiltering;

/// <summary>The one instruction that <see cref="Avx512VbmiPrefilter{TPermuter}"/> cannot do without; tests put a model of it in its place.</summary>
internal interface IBytePermuter
{
    /// <summary>Whether this machine has it.</summary>
    static abstract bool IsSupported { get; }

    /// <summary>For each byte of <paramref name="indices"/>: the entry, of 64 in <paramref name="lower"/> and 64 in <paramref name="upper"/>, that its low seven bits name.</summary>
    static abstract Vector512<byte> Permute(Vector512<byte> lower, Vector512<byte> indices, Vector512<byte> upper);
}

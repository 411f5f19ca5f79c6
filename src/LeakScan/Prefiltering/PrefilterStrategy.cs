namespace LeakScan.Prefiltering;

/// <summary>How keywords are searched for. Every strategy finds exactly the same candidates.</summary>
internal enum PrefilterStrategy
{
    /// <summary>The fastest one that the processor supports.</summary>
    Auto,

    /// <summary>Every keyword at every position: the oracle.</summary>
    Naive,

    /// <summary>A bitmap of hashed pieces, without vector instructions.</summary>
    Scalar,

    /// <summary>Look-ups of half bytes with portable vectors of 128 bits.</summary>
    Vector128,

    /// <summary>Look-ups of half bytes with AVX2.</summary>
    Avx2,

    /// <summary>Look-ups of pairs of bytes with AVX-512 VBMI and VBMI2.</summary>
    Avx512Vbmi,
}

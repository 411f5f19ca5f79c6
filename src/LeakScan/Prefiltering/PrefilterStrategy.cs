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
}

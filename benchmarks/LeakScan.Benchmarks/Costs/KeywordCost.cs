namespace LeakScan.Benchmarks.Costs;

/// <summary>What one keyword led to.</summary>
internal sealed class KeywordCost(string keyword)
{
    public string Keyword { get; } = keyword;

    /// <summary>How often it occurred.</summary>
    public long Candidates { get; set; }

    /// <summary>How often a detector looked.</summary>
    public long Attempts { get; set; }

    /// <summary>How much a detector found, before any filter.</summary>
    public long Matches { get; set; }

    /// <summary>The time that detectors took, with that of the clock, about 20 ns an attempt.</summary>
    public long Ticks { get; set; }
}

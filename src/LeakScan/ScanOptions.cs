using LeakScan.Rules;

namespace LeakScan;

/// <summary>How a scan is done. Immutable.</summary>
public sealed record ScanOptions
{
    /// <summary>Threads that read and scan; 0 for one a processor.</summary>
    public int Workers { get; init; }

    /// <summary>Findings below this are counted and not listed.</summary>
    public Confidence MinConfidence { get; init; } = Confidence.Medium;

    /// <summary>Whether inline markers such as <c>leakscan:allow</c> are honoured.</summary>
    public bool InlineAllow { get; init; } = true;

    /// <summary>Whether snippets show secrets in plain text.</summary>
    public bool Plaintext { get; init; }

    /// <summary>Whether the fast paths (vector prefilter, byte matchers, seen-set) are used. Off: the naive ones, with the same findings.</summary>
    internal bool Fast { get; init; } = true;
}

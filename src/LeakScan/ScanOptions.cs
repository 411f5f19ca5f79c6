using LeakScan.Rules;
using LeakScan.Sources;

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

    /// <summary>Whether runs of base64, hexadecimal and percent-encoding that hide a credential are decoded.</summary>
    public bool Decode { get; init; } = true;

    /// <summary>Whether snippets show secrets in plain text.</summary>
    public bool Plaintext { get; init; }

    /// <summary>Folder in which a scan of a history leaves to the next what it has read; null for none. See <see cref="Coverage.Recalled"/>.</summary>
    public string? CacheFolder { get; init; }

    /// <summary>Whether the fast paths (vector prefilter, byte matchers, seen-set) are used. Off: the naive ones, with the same findings.</summary>
    internal bool Fast { get; init; } = true;

    /// <summary>The options on which it depends what is found in an object, as text: all but those that only filter, place or show it. A new option counts until it is excepted here.</summary>
    internal string FindingOptions =>
        (this with { Workers = 0, MinConfidence = Confidence.Medium, InlineAllow = true, Plaintext = false, CacheFolder = null }).ToString();
}

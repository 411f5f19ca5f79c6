using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Findings;

/// <summary>Another part of the same credential, such as the key id that belongs to a secret key. Immutable.</summary>
public sealed record FindingPart
{
    /// <summary>The rule that found it.</summary>
    public required Rule Rule { get; init; }

    /// <summary>Where it was found: the finding's file; in a history perhaps another version of it.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>Its region in that content.</summary>
    public required Region Region { get; init; }

    /// <summary>The part itself; redacts itself.</summary>
    public required Secret Secret { get; init; }

    /// <summary>Its line.</summary>
    public required Snippet Snippet { get; init; }

    /// <summary>What the offline verifier said.</summary>
    public Verification Verification { get; init; }

    /// <summary>What verification said, in words for people.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];
}

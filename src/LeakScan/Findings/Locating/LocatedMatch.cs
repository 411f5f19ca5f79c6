using LeakScan.Detection;
using LeakScan.Rules;

namespace LeakScan.Findings.Locating;

/// <summary>A judged match with everything that only its content can tell; the content itself is gone.</summary>
internal sealed record LocatedMatch
{
    public required int Rule { get; init; }

    /// <summary>Offsets of the secret in the item, in bytes, half-open.</summary>
    public required long Start { get; init; }

    public required long End { get; init; }

    public required Secret Secret { get; init; }

    public required Region Region { get; init; }

    public required Snippet Snippet { get; init; }

    public required Confidence Confidence { get; init; }

    public required MatchTraits Traits { get; init; }

    /// <summary>Whether the rule's verifier confirmed it.</summary>
    public required bool Verified { get; init; }

    public required IReadOnlyList<string> Notes { get; init; }

    public Suppression? Suppression { get; init; }
}

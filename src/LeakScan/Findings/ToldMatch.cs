using LeakScan.Findings.Locating;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Findings;

/// <summary>A match at one of its item's places, as the path leaves it.</summary>
/// <param name="Match">The match.</param>
/// <param name="Location">The place.</param>
/// <param name="Confidence">How sure, the path and its parts looked at.</param>
/// <param name="Surroundings">What the path tells of the place.</param>
internal sealed record ToldMatch(LocatedMatch Match, ItemLocation Location, Confidence Confidence, Surroundings Surroundings)
{
    /// <summary>Distinct blobs that hold it at this path.</summary>
    public int Occurrences { get; init; } = 1;

    /// <summary>The other parts of the same credential, such as the key id of a secret key; they are not told by themselves.</summary>
    public IReadOnlyList<ToldMatch> Parts { get; init; } = [];

    /// <summary>What was found: the same in every version of a file.</summary>
    public MatchKey Key => new(Match.Placed.Match.Rule, Match.Placed.Match.Secret);
}

using LeakScan.Sources;

namespace LeakScan.Findings.Locating;

/// <summary>What was found in one item.</summary>
internal sealed record ItemMatches(SourceItem Item, IReadOnlyList<LocatedMatch> Matches);

using LeakScan.Sources;

namespace LeakScan.Findings.Locating;

/// <summary>
/// What was found in one item. A file's matches have their places. Those of a history's blobs have none: thousands of versions of a file hold the same
/// secret, only one of them is told, and that one is read again.
/// </summary>
/// <param name="Item">The item.</param>
/// <param name="Matches">Its matches in order of their start.</param>
internal sealed record ItemMatches(SourceItem Item, IReadOnlyList<LocatedMatch> Matches);

using LeakScan.Sources;

namespace LeakScan.Findings.Locating;

/// <summary>
/// What was found in one item. A file's matches have their places. Those of a history's blobs have none: thousands of versions of a file hold the same
/// secret, only one of them is told, and that one is read again.
/// </summary>
/// <param name="item">The item.</param>
/// <param name="matches">Its matches in order of their start.</param>
internal sealed class ItemMatches(SourceItem item, IReadOnlyList<LocatedMatch> matches)
{
    /// <summary>The item.</summary>
    public SourceItem Item { get; } = item;

    /// <summary>How many matches it had.</summary>
    public int Count { get; } = matches.Count;

    /// <summary>Those that are kept, in order of their start: all, unless a <see cref="MatchBudget"/> took some away.</summary>
    public IReadOnlyList<LocatedMatch> Matches { get; set; } = matches;
}

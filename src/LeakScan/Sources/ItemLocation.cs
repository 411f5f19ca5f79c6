using LeakScan.Git;

namespace LeakScan.Sources;

/// <summary>A place of an item.</summary>
/// <param name="Item">The item.</param>
/// <param name="Provenance">Where it came from.</param>
/// <param name="Lines">The only lines on which findings count, sorted; null for all.</param>
/// <param name="IsIgnored">Whether git ignores the file, which was read because it was named: it is no part of the repository, whatever it holds.</param>
internal sealed record ItemLocation(SourceItem Item, Provenance Provenance, IReadOnlyList<LineRange>? Lines = null, bool IsIgnored = false);

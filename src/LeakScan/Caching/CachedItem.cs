using LeakScan.Sources;

namespace LeakScan.Caching;

/// <summary>The matches of an item as they are kept.</summary>
internal sealed record CachedItem(SourceItem Item, CachedMatch[] Matches);

using LeakScan.Filtering;

namespace LeakScan.Findings.Locating;

/// <summary>A match in an item.</summary>
/// <param name="Placed">The match and its offset in the item.</param>
/// <param name="Place">Its place; null while it is not known, see <see cref="ItemMatches"/>.</param>
internal readonly record struct LocatedMatch(PlacedMatch Placed, MatchPlace? Place);

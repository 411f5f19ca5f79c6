using LeakScan.Filtering;

namespace LeakScan.Findings.Locating;

/// <summary>A match in an item.</summary>
/// <param name="Placed">The match and its offset in the item.</param>
/// <param name="Place">Its place; null while it is not known, see <see cref="ItemMatches"/>.</param>
/// <param name="Line">Its line, 1-based; 0 where no rule in the item asks for the distance of companions.</param>
internal readonly record struct LocatedMatch(PlacedMatch Placed, MatchPlace? Place, int Line);

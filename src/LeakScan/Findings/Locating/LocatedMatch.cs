using LeakScan.Filtering;

namespace LeakScan.Findings.Locating;

/// <summary>A match in an item. An object: lists of it share the code that the runtime has compiled already, where lists of a structure would have it compiled for them.</summary>
/// <param name="Placed">The match and its offset in the item.</param>
/// <param name="Place">Its place; null while it is not known, see <see cref="ItemMatches"/>.</param>
/// <param name="Line">Its line, 1-based; 0 where no rule in the item asks for the distance of companions.</param>
internal sealed record LocatedMatch(PlacedMatch Placed, MatchPlace? Place, int Line);

using LeakScan.Filtering;

namespace LeakScan.Findings.Locating;

/// <summary>A match in an item. An object: lists of it share the code that the runtime has compiled already, where lists of a structure would have it compiled for them.</summary>
/// <param name="Placed">The match and its offset in the item.</param>
/// <param name="Place">Its place; null while it is not known, see <see cref="ItemMatches"/>, or where a <see cref="MatchBudget"/> does not keep the match.</param>
/// <param name="Line">Its line, 1-based; 0 where no rule asks for the distance of companions.</param>
/// <param name="Number">Its number among those of its rule in the item, from 1 on, see <see cref="MatchNumbers"/>; 0 while it has none, or needs none.</param>
internal sealed record LocatedMatch(PlacedMatch Placed, MatchPlace? Place, int Line = 0, int Number = 0);

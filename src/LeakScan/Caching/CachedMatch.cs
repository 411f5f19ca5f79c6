namespace LeakScan.Caching;

/// <summary>A match as it is kept: where it is, and which one, but nothing of what it says.</summary>
/// <param name="Kind">The number of the judged match: equal ones, wherever they stand, have the same.</param>
/// <param name="Start">Offset of the secret in the item.</param>
/// <param name="Line">As in <see cref="Findings.Locating.LocatedMatch"/>.</param>
internal readonly record struct CachedMatch(int Kind, long Start, int Line);

namespace LeakScan.Rules.Packs;

/// <summary>What an occurrence of a keyword means to one rule: where, relative to the keyword's first byte, a match may start.</summary>
/// <param name="Rule">The rule's index in the pack.</param>
/// <param name="KeywordLength">The keyword's length in bytes.</param>
/// <param name="First">Least distance from the keyword to the start of a match, in bytes; negative for before.</param>
/// <param name="Last">Greatest distance, inclusive.</param>
internal readonly record struct KeywordAnchor(int Rule, int KeywordLength, int First, int Last);

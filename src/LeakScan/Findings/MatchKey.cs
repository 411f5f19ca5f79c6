namespace LeakScan.Findings;

/// <summary>What was found, wherever it stands. A class, because collections of classes are compiled ahead of time and those of pairs are not.</summary>
/// <param name="Rule">Index of the rule.</param>
/// <param name="Secret">The secret.</param>
internal sealed record MatchKey(int Rule, string Secret);

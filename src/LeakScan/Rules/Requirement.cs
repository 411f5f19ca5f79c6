namespace LeakScan.Rules;

/// <summary>Another rule's match that must stand near for a match to count, or joins it in one finding, such as the key id beside a secret key.</summary>
/// <param name="RuleId">The other rule.</param>
/// <param name="WithinLines">How many lines away it may stand, either side.</param>
/// <param name="Optional">Whether it only joins the finding when present.</param>
internal sealed record Requirement(string RuleId, int WithinLines, bool Optional);

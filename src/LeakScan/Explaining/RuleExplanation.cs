using LeakScan.Rules;

namespace LeakScan.Explaining;

/// <summary>What one rule saw.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Keywords">The keywords that made it look, each once, with the place where it first stands.</param>
/// <param name="Matches">What its pattern or detector matched.</param>
/// <param name="Applies">Whether its matches can count at the path at all.</param>
internal sealed record RuleExplanation(Rule Rule, IReadOnlyList<SeenKeyword> Keywords, IReadOnlyList<MatchExplanation> Matches, bool Applies);

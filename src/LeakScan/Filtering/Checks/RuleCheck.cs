using LeakScan.Rules;

namespace LeakScan.Filtering.Checks;

/// <summary>A check that a rule asks for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Outcome">What follows when it holds.</param>
/// <param name="Reason">What the match then is.</param>
/// <param name="Otherwise">What it is when the check does not hold; null for nothing worth telling.</param>
/// <param name="IsAskedOf">Whether it is asked of a rule's matches.</param>
/// <param name="Holds">Asks it.</param>
internal sealed record RuleCheck(string Name, CheckOutcome Outcome, string Reason, string? Otherwise, Func<Rule, bool> IsAskedOf, RuleCheck.Question Holds)
    : Check(Name, Outcome, Reason)
{
    /// <summary>Whether the check holds of a match.</summary>
    public delegate bool Question(ref MatchSubject subject);

    /// <summary>What people are told in the place of the reason, where it depends on the match; null where it does not.</summary>
    public Figure? Measure { get; init; }

    /// <summary>Tells a figure of a match.</summary>
    public delegate string Figure(ref MatchSubject subject);
}

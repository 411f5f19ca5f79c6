using LeakScan.Rules;

namespace LeakScan.Cli.Proving;

/// <summary>What a rule costs.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Time">For a megabyte of a text made to hurt it.</param>
internal sealed record RuleCost(Rule Rule, TimeSpan Time);

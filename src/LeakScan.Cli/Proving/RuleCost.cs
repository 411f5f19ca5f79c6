using LeakScan.Rules;

namespace LeakScan.Cli.Proving;

/// <summary>What a rule costs.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Steps">Steps of the matcher for a byte of a megabyte made to hurt it.</param>
internal sealed record RuleCost(Rule Rule, double Steps);

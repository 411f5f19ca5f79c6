using LeakScan.Findings;
using LeakScan.Reporting;
using LeakScan.Rules;

namespace LeakScan.Explaining;

/// <summary>Finds in a report what became of a match that all filters let pass.</summary>
internal sealed class OutcomeFinder(IReadOnlyList<Rule> rules)
{
    /// <summary>Whether it is told, and the outcome in words.</summary>
    public (bool IsTold, string Outcome) Find(Rule rule, Region region, ScanReport report)
    {
        var all = report.Findings.Concat(report.Suppressed).ToList();
        if (all.Find(f => f.Rule.Id == rule.Id && f.Region == region) is { } finding)
        {
            return (true, Describe(finding));
        }

        if (all.Find(f => f.Parts.Any(p => p.Rule.Id == rule.Id && p.Region == region)) is { } whole)
        {
            return (true, $"told as a part of the finding of {whole.Rule.Id} in line {whole.Region.StartLine}");
        }

        if (all.Find(f => Overlap(f.Region, region)) is { } other)
        {
            return (false, $"not told: {other.Rule.Id} is more specific on the same characters");
        }

        return rule.Requires.FirstOrDefault(r => !r.Optional) is { } missing
            ? (false, $"not told: no {Name(missing.RuleId)} within {Wording.Count(missing.WithinLines, "line")}")
            : (false, "not told: it overlaps another match");
    }

    private static string Describe(Finding finding)
    {
        var level = $"{Wording.Id(finding.Severity)}, {Wording.Id(finding.Confidence)} confidence";
        return finding.Suppression is not null ? $"a finding that a marker in the text allows: {level}"
            : finding.Confidence == Confidence.Low ? $"a finding that is only shown with --min-confidence low: {level}"
            : $"a finding: {level}";
    }

    private string Name(string id) => rules.FirstOrDefault(r => r.Id == id)?.Name ?? id;

    private static bool Overlap(Region x, Region y) =>
        (x.StartLine, x.StartColumn).CompareTo((y.EndLine, y.EndColumn)) < 0 && (y.StartLine, y.StartColumn).CompareTo((x.EndLine, x.EndColumn)) < 0;
}

using LeakScan.Detection;
using LeakScan.Filtering;
using LeakScan.Filtering.Paths;
using LeakScan.Findings;
using LeakScan.Reporting;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Explaining;

/// <summary>Finds what became of the matches of a text: what their companions and the path say, and whether the report of a scan tells them.</summary>
internal sealed class OutcomeFinder
{
    private readonly IReadOnlyList<Rule> _rules;
    private readonly string? _path;
    private readonly PathFilter _paths;
    private readonly List<Finding> _findings;
    private readonly ILookup<string, int> _lines;
    private readonly bool _isCut;
    private readonly bool _isBinary;

    /// <param name="rules">The rules.</param>
    /// <param name="path">The path of the text; null for none.</param>
    /// <param name="report">What a scan of the text says.</param>
    /// <param name="matches">All matches of the text and of what is hidden in it, with their regions.</param>
    public OutcomeFinder(IReadOnlyList<Rule> rules, string? path, ScanReport report, IEnumerable<(LookedMatch Match, Region Region)> matches)
    {
        _rules = rules;
        _path = path;
        _paths = new PathFilter(rules);
        _isCut = report.Coverage.Count(OmissionReason.Truncated) > 0;
        _isBinary = IsBinary(report);
        _findings = [.. report.Findings, .. report.Suppressed];
        _lines = matches.Where(m => m.Match.Judged is not null).ToLookup(m => rules[m.Match.Rule].Id, m => m.Region.StartLine, StringComparer.Ordinal);
    }

    /// <summary>Whether the scan of a text took it for binary.</summary>
    public static bool IsBinary(ScanReport report) => report.Coverage.Count(OmissionReason.Binary) > 0;

    /// <summary>Whether matches of a rule can count at the path at all.</summary>
    public bool Applies(int rule) => _paths.Applies(_path, rule);

    /// <summary>Explains a match.</summary>
    public MatchExplanation Explain(LookedMatch match, Region region)
    {
        var steps = match.Steps.ToList();
        if (match.Judged is { } judged && RequiredAreThere(_rules[match.Rule], region.StartLine, steps))
        {
            var verdict = _paths.Judge(_path, judged);

            // A placeholder is one at any path.
            var there = verdict.Keep && verdict.Reason is not null && judged.Traits.HasFlag(MatchTraits.Placeholder) ? "" : " there";
            var confidence = $"{Wording.Id(verdict.Confidence)} confidence{there}";
            steps.Add(new JudgeStep(verdict.Check, verdict.Keep, !verdict.Keep ? verdict.Reason! : verdict.Reason is { } reason ? $"{confidence}: {reason}" : confidence));
        }

        var (isTold, outcome) = steps is [.., { Passed: false } last]
            ? (false, $"not told: refused by the check '{last.Check}'")
            : Find(_rules[match.Rule], region);
        return new MatchExplanation(region, match.Secret, steps, isTold, outcome);
    }

    /// <summary>The rules that tell the file itself, because of its name and what was found in it.</summary>
    public IEnumerable<RuleExplanation> WholeFile() =>
        _findings.Where(f => f.Rule is { Detector: DetectorKind.File, Pattern: null }).Select(f => new RuleExplanation(
            f.Rule,
            [],
            [new MatchExplanation(f.Region, f.Secret, [new JudgeStep("path", true, "the rule names such a file, and something was found in it")], true, Describe(f))],
            Applies: true));

    private bool RequiredAreThere(Rule rule, int line, List<JudgeStep> steps)
    {
        var areThere = true;
        foreach (var requirement in rule.Requires)
        {
            var near = _lines[requirement.RuleId].Where(l => Math.Abs(l - line) <= requirement.WithinLines).OrderBy(l => Math.Abs(l - line)).Take(1).ToList();
            var name = _rules.FirstOrDefault(r => r.Id == requirement.RuleId)?.Name ?? requirement.RuleId;
            var within = $"no {name} within {Wording.Count(requirement.WithinLines, "line")}";
            steps.Add(new JudgeStep(
                "companion",
                near.Count > 0 || requirement.Optional,
                near is [var found] ? $"{name} in line {found}" : requirement.Optional ? $"{within}; needs none" : within));
            areThere &= steps[^1].Passed;
        }

        return areThere;
    }

    private (bool IsTold, string Outcome) Find(Rule rule, Region region)
    {
        if (_findings.Find(f => f.Rule.Id == rule.Id && f.Region == region) is { } finding)
        {
            return (true, Describe(finding));
        }

        if (_findings.Find(f => f.Parts.Any(p => p.Rule.Id == rule.Id && p.Region == region)) is { } whole)
        {
            return (true, $"told as a part of the finding of {whole.Rule.Id} in line {whole.Region.StartLine}");
        }

        var other = _findings.SelectMany(f => f.Parts.Select(p => (p.Rule, p.Region)).Prepend((f.Rule, f.Region))).FirstOrDefault(f => Overlap(f.Region, region));
        return (false, other.Rule is { } specific ? $"not told: {specific.Id} is more specific on the same characters"
            : _isBinary ? "not told: a scan looks only at the first bytes of what is binary"
            : _isCut ? "not told: the file holds more matches than are told"
            : "not told: it overlaps another match");
    }

    private static string Describe(Finding finding)
    {
        var level = $"{Wording.Id(finding.Severity)}, {Wording.Id(finding.Confidence)} confidence";
        return finding.Suppression is not null ? $"a finding that a marker in the text allows: {level}"
            : finding.Confidence == Confidence.Low ? $"a finding that is only shown with --min-confidence low: {level}"
            : $"a finding: {level}";
    }

    private static bool Overlap(Region x, Region y) =>
        (x.StartLine, x.StartColumn).CompareTo((y.EndLine, y.EndColumn)) < 0 && (y.StartLine, y.StartColumn).CompareTo((x.EndLine, x.EndColumn)) < 0;
}

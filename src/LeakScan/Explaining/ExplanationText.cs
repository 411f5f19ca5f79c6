using System.Text;
using LeakScan.Reporting;

namespace LeakScan.Explaining;

/// <summary>Writes an explanation for people. Shows no line of the text, and secrets redacted.</summary>
internal static class ExplanationText
{
    private const int CheckWidth = 26;

    /// <summary>Writes it, UTF-8.</summary>
    public static void Write(Explanation explanation, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        writer.NewLine = "\n";
        var matched = explanation.Rules.Count(r => r.Matches.Count > 0);
        var place = explanation.Line > 0 ? $" at line {explanation.Line}" : "";
        writer.WriteLine($"{Wording.Count(explanation.Rules.Count, "rule")} looked{place}, {Wording.Number(matched)} matched.");
        foreach (var rule in explanation.Rules.Where(r => r.Matches.Count > 0))
        {
            Write(rule, writer);
        }

        var silent = explanation.Rules.Where(r => r.Matches.Count == 0).ToList();
        if (silent.Count > 0)
        {
            writer.WriteLine();
            writer.WriteLine("Saw a keyword, but nothing of the right form near it");
            foreach (var rule in silent)
            {
                writer.WriteLine($"  {Printable.Of(rule.Rule.Id)}: {Keywords(rule)}");
            }
        }

        WriteFindings(explanation, writer);
    }

    private static void Write(RuleExplanation rule, StreamWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine($"{Printable.Of(rule.Rule.Id)}: {Printable.Of(rule.Rule.Name)}");
        writer.WriteLine(rule.Keywords.Count > 0 ? $"  saw {Keywords(rule)}" : "  looks at the start of each file");
        foreach (var match in rule.Matches)
        {
            writer.WriteLine($"  matched {match.Region.StartLine}:{match.Region.StartColumn} {Printable.Of(match.Secret.ToString())}");
            foreach (var step in match.Steps)
            {
                writer.WriteLine($"    {(step.Passed ? "passed" : "failed")} {Printable.Of(step.Check).PadRight(CheckWidth)} {Printable.Of(step.Detail)}");
            }

            writer.WriteLine($"    => {Printable.Of(match.Outcome)}");
        }
    }

    // What was found in an encoded text, and files that are findings themselves, have no match above.
    private static void WriteFindings(Explanation explanation, StreamWriter writer)
    {
        writer.WriteLine();
        var findings = explanation.Report.Findings.Where(f => explanation.Line == 0 || (f.Region.StartLine <= explanation.Line && explanation.Line <= f.Region.EndLine)).ToList();
        writer.WriteLine(findings.Count == 0 ? "No finding." : Wording.Count(findings.Count, "finding") + ":");
        foreach (var finding in findings)
        {
            var notes = FindingText.Remarks(finding) is { Count: > 0 } remarks ? $" ({string.Join("; ", remarks)})" : "";
            writer.WriteLine(
                $"  {finding.Region.StartLine}:{finding.Region.StartColumn} {Wording.Id(finding.Severity)}, {Wording.Id(finding.Confidence)} confidence: "
                + $"{Printable.Of(finding.Rule.Id + notes)}");
        }
    }

    private static string Keywords(RuleExplanation rule) => Printable.Of(string.Join(", ", rule.Keywords.Select(k => $"'{k.Text}' at {k.Line}:{k.Column}")));
}

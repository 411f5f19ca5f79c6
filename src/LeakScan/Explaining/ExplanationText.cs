using System.Text;
using LeakScan.Findings;
using LeakScan.Reporting;
using LeakScan.Rules;

namespace LeakScan.Explaining;

/// <summary>Writes an explanation for people. Shows no line of the text, and secrets redacted.</summary>
internal sealed class ExplanationText
{
    private const int CheckWidth = 26;

    private readonly StreamWriter _writer;

    private ExplanationText(StreamWriter writer) => _writer = writer;

    /// <summary>Writes it, UTF-8.</summary>
    public static void Write(Explanation explanation, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        writer.NewLine = "\n";
        var text = new ExplanationText(writer);
        if (explanation.IsBinary)
        {
            writer.WriteLine("This is binary: a scan looks at its name and its first bytes alone. As a text:");
        }

        text.WriteRules(explanation.Line > 0 ? $" at line {explanation.Line}" : "", explanation.Rules, "");
        text.WriteDecoded(explanation.Decoded, "");
        text.WriteFindings(explanation);
    }

    private void WriteRules(string place, IReadOnlyList<RuleExplanation> rules, string indent)
    {
        _writer.WriteLine(indent + (rules.Count == 0
            ? $"No rule looked{place}: none of the keywords stands there."
            : $"{Wording.Count(rules.Count, "rule")} looked{place}, {Wording.Number(rules.Count(r => r.Matches.Count > 0))} matched."));
        foreach (var rule in rules.Where(r => r.Matches.Count > 0))
        {
            Write(rule, indent);
        }

        WriteSilent("Saw a keyword, but nothing of the right form near it", rules.Where(r => r.Matches.Count == 0 && r.Applies), indent);
        WriteSilent("Saw a keyword, but looks only at files of other paths", rules.Where(r => r.Matches.Count == 0 && !r.Applies), indent);
    }

    private void Write(RuleExplanation rule, string indent)
    {
        _writer.WriteLine();
        _writer.WriteLine($"{indent}{Printable.Of(rule.Rule.Id)}: {Printable.Of(rule.Rule.Name)}");
        _writer.WriteLine($"{indent}  {Reason(rule)}");
        foreach (var match in rule.Matches)
        {
            _writer.WriteLine($"{indent}  matched {match.Region.StartLine}:{match.Region.StartColumn} {Printable.Of(match.Secret.ToString())}");
            foreach (var step in match.Steps)
            {
                _writer.WriteLine($"{indent}    {(step.Passed ? "passed" : "failed")} {Printable.Of(step.Check).PadRight(CheckWidth)} {Printable.Of(step.Detail)}");
            }

            _writer.WriteLine($"{indent}    => {Printable.Of(match.Outcome)}");
        }
    }

    private void WriteSilent(string heading, IEnumerable<RuleExplanation> rules, string indent)
    {
        foreach (var (number, rule) in rules.Index())
        {
            if (number == 0)
            {
                _writer.WriteLine();
                _writer.WriteLine(indent + heading);
            }

            _writer.WriteLine($"{indent}  {Printable.Of(rule.Rule.Id)}: {Keywords(rule)}");
        }
    }

    private void WriteDecoded(IReadOnlyList<DecodedExplanation> decoded, string indent)
    {
        foreach (var text in decoded)
        {
            _writer.WriteLine();
            var place = $"{text.Region.StartLine}:{text.Region.StartColumn} to {text.Region.EndLine}:{text.Region.EndColumn}";
            _writer.WriteLine($"{indent}Decoded {text.Encoding} from {place}: {Wording.Count(text.Length, "byte")} of text");
            WriteRules(" there", text.Rules, indent + "  ");
            WriteDecoded(text.Decoded, indent + "  ");
        }
    }

    private void WriteFindings(Explanation explanation)
    {
        var shown = explanation.Findings.ToLookup(f => f.Confidence > Confidence.Low);
        _writer.WriteLine();
        if (!shown[true].Any())
        {
            _writer.WriteLine(IsPart(explanation) ? "No finding of its own." : "No finding.");
        }

        WriteFindings("", [.. shown[true]]);
        WriteFindings(" shown only with --min-confidence low", [.. shown[false]]);
        WriteFindings(" allowed by a marker", explanation.Suppressed);
    }

    /// <summary>Whether what stands there is told with a finding in another line.</summary>
    private static bool IsPart(Explanation explanation) =>
        explanation.Findings.Count + explanation.Suppressed.Count == 0 && explanation.Rules.Any(r => r.Matches.Any(m => m.IsTold));

    private void WriteFindings(string kind, IReadOnlyList<Finding> findings)
    {
        if (findings.Count > 0)
        {
            _writer.WriteLine($"{Wording.Count(findings.Count, "finding")}{kind}:");
        }

        foreach (var finding in findings)
        {
            var remarks = FindingText.Remarks(finding).Concat(FindingText.Parts(finding)).ToList();
            _writer.WriteLine(
                $"  {finding.Region.StartLine}:{finding.Region.StartColumn} {Wording.Id(finding.Severity)}, {Wording.Id(finding.Confidence)} confidence: "
                + Printable.Of(finding.Rule.Id + (remarks.Count > 0 ? $" ({string.Join("; ", remarks)})" : "")));
        }
    }

    private static string Reason(RuleExplanation rule) =>
        rule.Keywords.Count > 0 ? $"saw {Keywords(rule)}"
        : rule.Rule is { Detector: DetectorKind.File, Pattern: null } ? "looks at the name of each file"
        : rule.Rule.Detector == DetectorKind.File ? "looks at the start of each file"
        : "saw its keyword in another line";

    private static string Keywords(RuleExplanation rule) => Printable.Of(string.Join(", ", rule.Keywords.Select(k => $"'{k.Text}' at {k.Line}:{k.Column}")));
}

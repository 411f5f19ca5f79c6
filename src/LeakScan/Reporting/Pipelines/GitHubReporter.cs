using System.Text;
using LeakScan.Findings;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Reporting.Pipelines;

/// <summary>
/// Workflow commands by which a step on GitHub Actions puts annotations on changed lines
/// (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands). GitHub shows ten errors and ten warnings of a step, so the
/// severest come first. What no working tree holds is annotated without a line, and so is what stands in one of several repositories.
/// </summary>
internal sealed class GitHubReporter(ReportOptions options) : IReporter
{
    private const int MaxGapLines = 5;

    public void Write(ScanReport report, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        writer.NewLine = "\n";
        var redactor = new ReportRedactor(report, options.Plaintext);
        foreach (var finding in report.Findings.OrderByDescending(f => f.Severity))
        {
            Write(finding, redactor, writer);
        }

        foreach (var (reason, lines, more) in CoverageText.Gaps(report.Coverage, MaxGapLines))
        {
            var text = string.Join("; ", lines) + (more > 0 ? $" and {Wording.Number(more)} more" : "");
            writer.WriteLine($"::warning title=LeakScan::{Data($"Not read: {Wording.Count(reason, report.Coverage.Count(reason))}. {text}")}");
        }

        // Not a command, but no line of ours may be taken for one either.
        writer.WriteLine(Printable.Of($"LeakScan: {CoverageText.Summary(report)}"));
    }

    private static void Write(Finding finding, ReportRedactor redactor, StreamWriter writer)
    {
        var properties = new List<string>();
        // The paths of several repositories are none of the one that the workflow runs in.
        if (finding.Provenance is not GitProvenance { RepositoryName: not null } && FindingText.PathInTree(finding) is { } path)
        {
            properties.AddRange([$"file={Property(path)}", $"line={finding.Region.StartLine}", $"endLine={finding.Region.EndLine}"]);

            // Columns count only within one line.
            if (finding.Region.StartLine == finding.Region.EndLine)
            {
                properties.AddRange([$"col={finding.Region.StartColumn}", $"endColumn={finding.Region.EndColumn}"]);
            }
        }

        properties.Add($"title={Property(finding.Rule.Name)}");
        var notes = FindingText.Notes(finding).ToList();
        if (FindingText.Origin(finding) is { } origin)
        {
            notes.Insert(0, $"{FindingText.Place(finding)} in {origin}");
        }

        var message = $"{finding.Rule.Id}: {redactor.Show(finding.Secret)}{(notes.Count > 0 ? $" ({string.Join("; ", notes)})" : "")}. {finding.Rule.Rotate.Text}";
        writer.WriteLine($"::{Command(finding.Severity)} {string.Join(',', properties)}::{Data(message)}");
    }

    private static string Command(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => "error",
        Severity.Medium => "warning",
        _ => "notice",
    };

    // What stands for line breaks and separators in GitHub's own toolkit (actions/toolkit, packages/core/src/command.ts).
    private static string Data(string text) => Printable.Of(text).Replace("%", "%25");

    private static string Property(string text) => Data(text).Replace(":", "%3A").Replace(",", "%2C");
}

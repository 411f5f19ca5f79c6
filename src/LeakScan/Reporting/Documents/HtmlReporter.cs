using System.Net;
using System.Text;
using LeakScan.Findings;

namespace LeakScan.Reporting.Documents;

/// <summary>
/// One HTML file that needs nothing else: no script, no font, no picture from anywhere, which its content security policy also forbids, so that it can be
/// attached to a ticket and opened years later. All text from the repository is encoded.
/// </summary>
internal sealed class HtmlReporter(ReportOptions options) : IReporter
{
    private const string Style = """
        :root { color-scheme: light dark; }
        body { font: 15px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 75rem; padding: 0 1rem; }
        h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; }
        h3 { font: 600 1rem ui-monospace, monospace; overflow-wrap: anywhere; }
        .verdict { border-left: .4rem solid #d29922; padding: .5rem 1rem; font-weight: 600; }
        .verdict.clean { border-color: #2da44e; } .verdict.findings { border-color: #cf222e; }
        .finding { border-left: .25rem solid #888; margin: .75rem 0; padding: .1rem 1rem; }
        .critical, .high { border-color: #cf222e; } .medium { border-color: #d29922; } .low, .info { border-color: #0969da; }
        pre { overflow-x: auto; padding: .5rem; background: #8882; } mark { background: #cf222e40; color: inherit; font-weight: 700; }
        .quiet { color: #777; } code { overflow-wrap: anywhere; }
        """;

    public void Write(ScanReport report, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        writer.NewLine = "\n";
        var verdict = Verdict.Of(report);
        writer.WriteLine("<!DOCTYPE html>");
        writer.WriteLine("<html lang=\"en\">");
        writer.WriteLine("<head>");
        writer.WriteLine("<meta charset=\"utf-8\">");
        writer.WriteLine("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        writer.WriteLine("<meta name=\"viewport\" content=\"width=device-width\">");
        writer.WriteLine("<title>LeakScan report</title>");
        writer.WriteLine($"<style>\n{Style.ReplaceLineEndings("\n")}\n</style>");
        writer.WriteLine("</head>");
        writer.WriteLine("<body>");
        writer.WriteLine($"<h1>LeakScan {Text(report.Version)} · {Text(report.Command)}</h1>");
        writer.WriteLine($"<p class=\"verdict {verdict.Id}\">{Text(verdict.Sentence)}</p>");
        WriteRepository(report.Repository, writer);
        var redactor = new ReportRedactor(report, options.Plaintext);
        WriteFindings("Findings", report.Findings, redactor, writer);
        WriteRotation(report, writer);
        WriteFindings("Allowed and not counted", report.Suppressed, redactor, writer);
        WriteCoverage(report, writer);
        writer.WriteLine("</body>");
        writer.WriteLine("</html>");
    }

    private static void WriteRepository(RepositoryInfo? repository, StreamWriter writer)
    {
        if (repository is not null)
        {
            var parts = ((string?[])[repository.RemoteUrl, repository.Branch, repository.Revision]).OfType<string>().Select(p => $"<code>{Text(p)}</code>");
            writer.WriteLine($"<p class=\"quiet\">{string.Join(" · ", parts)}</p>");
        }
    }

    private static void WriteFindings(string title, IReadOnlyList<Finding> findings, ReportRedactor redactor, StreamWriter writer)
    {
        if (findings.Count == 0)
        {
            return;
        }

        writer.WriteLine($"<h2>{title} ({Wording.Number(findings.Count)})</h2>");
        string? path = null;
        foreach (var finding in findings)
        {
            if (finding.Provenance.DisplayPath != path)
            {
                path = finding.Provenance.DisplayPath;
                writer.WriteLine($"<h3>{Text(path)}</h3>");
            }

            Write(finding, redactor, writer);
        }
    }

    private static void Write(Finding finding, ReportRedactor redactor, StreamWriter writer)
    {
        var severity = Wording.Id(finding.Severity);
        writer.WriteLine($"<div class=\"finding {severity}\">");
        writer.WriteLine(
            $"<p><strong>{Text(finding.Rule.Name)}</strong> <code>{Text(finding.Rule.Id)}</code> · {severity}, {Wording.Id(finding.Confidence)} confidence · line {finding.Region.StartLine}, column {finding.Region.StartColumn}</p>");
        var snippet = finding.Snippet;
        var (start, end) = (snippet.MarkStart, snippet.MarkStart + snippet.MarkLength);
        writer.WriteLine($"<pre>{Text(snippet.Text[..start])}<mark>{Text(snippet.Text[start..end])}</mark>{Text(snippet.Text[end..])}</pre>");
        var notes = FindingText.Notes(finding).ToList();
        if (FindingText.Origin(finding) is { } origin)
        {
            notes.Insert(0, origin);
            notes.AddRange(Summary(finding, redactor));
        }

        if (notes.Count > 0)
        {
            writer.WriteLine($"<p>{Text(string.Join("; ", notes))}</p>");
        }

        writer.WriteLine($"<p class=\"quiet\">fingerprint <code>{Text(finding.Fingerprint)}</code></p>");
        writer.WriteLine("</div>");
    }

    private static IEnumerable<string> Summary(Finding finding, ReportRedactor redactor) =>
        (finding.Provenance as Sources.GitProvenance)?.Location.Commit is { } commit ? [$"“{redactor.Summary(commit)}”"] : [];

    private static void WriteRotation(ScanReport report, StreamWriter writer)
    {
        if (report.Findings.Count == 0)
        {
            return;
        }

        writer.WriteLine("<h2>What to do</h2>");
        writer.WriteLine("<ul>");
        foreach (var rule in report.Findings.Select(f => f.Rule).DistinctBy(r => r.Id).OrderByDescending(r => r.Severity).ThenBy(r => r.Id, StringComparer.Ordinal))
        {
            var link = Uri.TryCreate(rule.Rotate.Url, UriKind.Absolute, out var url) && url.Scheme is "https" or "http"
                ? $" <a href=\"{Text(url.AbsoluteUri)}\" rel=\"noreferrer\">{Text(url.Host)}</a>"
                : "";
            writer.WriteLine($"<li><code>{Text(rule.Id)}</code>: {Text(rule.Rotate.Text)}{link}</li>");
        }

        writer.WriteLine("</ul>");
    }

    private static void WriteCoverage(ScanReport report, StreamWriter writer)
    {
        writer.WriteLine("<h2>Coverage</h2>");
        writer.WriteLine($"<p>{Text(CoverageText.Read(report.Coverage))}</p>");
        if (CoverageText.Below(report) is { } below)
        {
            writer.WriteLine($"<p>{below}.</p>");
        }

        foreach (var (reason, lines, more) in CoverageText.Gaps(report.Coverage, int.MaxValue))
        {
            writer.WriteLine($"<details open><summary>Not read: {Text(Wording.Count(reason, report.Coverage.Count(reason)))}</summary>");
            writer.WriteLine("<ul>");
            foreach (var line in lines)
            {
                writer.WriteLine($"<li><code>{Text(line)}</code></li>");
            }

            writer.WriteLine("</ul>");
            writer.WriteLine(more > 0 ? $"<p>and {Wording.Number(more)} more</p></details>" : "</details>");
        }
    }

    private static string Text(string text) => WebUtility.HtmlEncode(Printable.Of(text));
}

using System.Globalization;
using System.Text;
using LeakScan.Findings;

namespace LeakScan.Reporting.Documents;

/// <summary>
/// GitHub flavoured Markdown for the summary of a pipeline's job or a comment: the verdict, a table of findings, what to do, what was not read. A job's
/// summary may hold one megabyte, so long tables are cut and say so.
/// </summary>
internal sealed class MarkdownReporter(ReportOptions options) : IReporter
{
    private const int MaxRows = 1000;
    private const int MaxGapLines = 20;

    public void Write(ScanReport report, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        writer.NewLine = "\n";
        writer.WriteLine("## LeakScan");
        writer.WriteLine();
        writer.WriteLine($"**{Escape(Verdict.Of(report).Sentence)}**");
        if (report.Findings.Count > 0)
        {
            WriteFindings(report, writer);
            WriteRotation(report, writer);
        }

        WriteCoverage(report, writer);
    }

    private void WriteFindings(ScanReport report, StreamWriter writer)
    {
        var redactor = new ReportRedactor(report, options.Plaintext);
        writer.WriteLine();
        writer.WriteLine("| Severity | Credential | Place | Secret | Notes |");
        writer.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var finding in report.Findings.Take(MaxRows))
        {
            var notes = FindingText.Notes(finding);
            notes = FindingText.Origin(finding) is { } origin ? notes.Prepend(origin) : notes;
            writer.WriteLine(
                $"| {Wording.Id(finding.Severity)} | {Escape(finding.Rule.Name)}<br>{Code(finding.Rule.Id)} | {Code(FindingText.Place(finding))} "
                + $"| {Code(redactor.Show(finding.Secret))} | {Escape(string.Join("; ", notes))} |");
        }

        if (report.Findings.Count > MaxRows)
        {
            writer.WriteLine();
            writer.WriteLine($"…and {Wording.Number(report.Findings.Count - MaxRows)} more.");
        }
    }

    private static void WriteRotation(ScanReport report, StreamWriter writer)
    {
        writer.WriteLine();
        writer.WriteLine("### What to do");
        writer.WriteLine();
        foreach (var group in report.Findings.GroupBy(f => f.Rule.Id).OrderByDescending(g => g.Max(f => f.Severity)).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            var rotate = group.First().Rule.Rotate;
            var link = Uri.TryCreate(rotate.Url, UriKind.Absolute, out var url) ? $" <{url.AbsoluteUri}>" : "";
            writer.WriteLine($"- {Code(group.Key)} ({Wording.Number(group.Count())}): {Escape(rotate.Text)}{link}");
        }

        if (RemovalAdvice.Concerns(report))
        {
            writer.WriteLine($"- {RemovalAdvice.Title}, once revoked: {Escape(RemovalAdvice.Summary)} <{RemovalAdvice.Page}>");
        }
    }

    private static void WriteCoverage(ScanReport report, StreamWriter writer)
    {
        writer.WriteLine();
        if (report.Suppressed.Count > 0)
        {
            writer.WriteLine($"{Wording.Count(report.Suppressed.Count, "finding")} allowed and not counted.");
        }

        if (CoverageText.Below(report) is { } below)
        {
            writer.WriteLine($"{below}.");
        }

        writer.WriteLine(Escape(CoverageText.Read(report.Coverage)));
        if (report.Coverage.IsComplete)
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine("### Not read");
        writer.WriteLine();
        foreach (var (reason, lines, more) in CoverageText.Gaps(report.Coverage, MaxGapLines))
        {
            writer.WriteLine($"- {Escape(Wording.Count(reason, report.Coverage.Count(reason)))}. {Escape(Wording.Remedy(reason))}");
            foreach (var line in lines)
            {
                writer.WriteLine($"  - {Code(line)}");
            }

            if (more > 0)
            {
                writer.WriteLine($"  - and {Wording.Number(more)} more");
            }
        }
    }

    // A code span in HTML: one in backticks would end at a backtick, and a table's cell at a bar.
    private static string Code(string text) => $"<code>{Escape(text)}</code>";

    /// <summary>
    /// Text that Markdown takes as it stands: every sign that could be markup, a mention or a link is written as a character reference, which by CommonMark's
    /// rules never is one.
    /// </summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var character in Printable.Of(text))
        {
            if (char.IsAscii(character) && !char.IsAsciiLetterOrDigit(character) && character is not (' ' or '.' or ',' or ';' or '/' or '\'' or '(' or ')' or '-' or '='))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"&#{(int)character};");
            }
            else
            {
                escaped.Append(character);
            }
        }

        return escaped.ToString();
    }
}

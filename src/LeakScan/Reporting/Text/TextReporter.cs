using System.Text;
using LeakScan.Findings;

namespace LeakScan.Reporting.Text;

/// <summary>
/// For people at a terminal: secrets by file with their place marked, what to do once for each rule, what was read and what was not,
/// and a last line with the verdict, which stays in sight when all else has scrolled away.
/// </summary>
internal sealed class TextReporter(ReportOptions options) : IReporter
{
    public void Write(ScanReport report, Stream output)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true);
        writer.NewLine = "\n";
        var style = new TextStyle(options.Color);
        var findings = new TextFindings(writer, style, new ReportRedactor(report, options.Plaintext), options.Width, new FurtherPlaces(writer, style, options.Verbose));
        if (report.Findings.Count > 0)
        {
            findings.Write(ToldSecret.Of(report.Findings));
            WriteRotation(report, writer, style);
            WriteRemoval(report, writer, style);
            writer.WriteLine();
        }

        WriteNotCounted(report, writer, style, findings);
        WriteRepositories(report, writer, style);
        new TextCoverage(writer, style, options.Verbose).Write(report.Coverage);
        writer.WriteLine(Paint(Verdict.Of(report), style));
    }

    private static void WriteRotation(ScanReport report, TextWriter writer, TextStyle style)
    {
        writer.WriteLine();
        writer.WriteLine(style.Bold("What to do"));
        foreach (var group in report.Findings.GroupBy(f => f.Rule.Id).OrderByDescending(g => g.Max(f => f.Severity)).ThenBy(g => g.Key, StringComparer.Ordinal))
        {
            var rule = group.First().Rule;
            writer.WriteLine($"  {Printable.Of(rule.Id)} ({Wording.Number(ToldSecret.Count(group))}): {Printable.Of(rule.Rotate.Text)}");
            if (rule.Rotate.Url is { } url)
            {
                writer.WriteLine("    " + style.Dim(Printable.Of(url)));
            }
        }
    }

    private static void WriteRemoval(ScanReport report, TextWriter writer, TextStyle style)
    {
        if (!RemovalAdvice.Concerns(report))
        {
            return;
        }

        writer.WriteLine();
        writer.WriteLine(style.Bold(RemovalAdvice.Title));
        foreach (var line in RemovalAdvice.Lines)
        {
            writer.WriteLine("  " + line);
        }

        writer.WriteLine("  " + style.Dim(RemovalAdvice.Page));
    }

    private static void WriteRepositories(ScanReport report, TextWriter writer, TextStyle style)
    {
        if (report.Repositories.Count == 0)
        {
            return;
        }

        if (report.Suppressed.Count + report.BelowConfidence > 0)
        {
            writer.WriteLine();
        }

        writer.WriteLine(style.Bold("By repository"));
        var width = report.Repositories.Max(r => r.Name.Length);
        foreach (var (name, part) in report.Repositories)
        {
            writer.WriteLine($"  {Printable.Of(name).PadRight(width)}  {Paint(Verdict.Of(part), style)}");
        }

        writer.WriteLine();
    }

    private void WriteNotCounted(ScanReport report, TextWriter writer, TextStyle style, TextFindings findings)
    {
        if (report.Suppressed.Count > 0)
        {
            writer.WriteLine(style.Dim($"{Wording.Count(report.Suppressed.Count, "finding")} allowed and not counted: {Verdict.Allowed(report)}."));
            if (options.Verbose)
            {
                findings.Write(report.Suppressed.Select(finding => new ToldSecret(finding, [])));
                writer.WriteLine();
            }
        }

        if (CoverageText.Below(report) is { } below)
        {
            writer.WriteLine(style.Dim($"{below}, shown with --min-confidence low."));
        }
    }

    private static string Paint(Verdict verdict, TextStyle style) => verdict switch
    {
        { HasFindings: true } => style.Bad(verdict.Sentence),
        { IsClean: true } => style.Good(verdict.Sentence),
        _ => style.Warning(verdict.Sentence),
    };
}

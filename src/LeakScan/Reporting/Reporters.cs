using LeakScan.Findings;
using LeakScan.Reporting.Documents;
using LeakScan.Reporting.Json;
using LeakScan.Reporting.Pipelines;
using LeakScan.Reporting.Sarif;
using LeakScan.Reporting.Text;

namespace LeakScan.Reporting;

/// <summary>Writes reports by the name of their format. Safe for use by several threads.</summary>
public static class Reporters
{
    /// <summary>The format that <see cref="CreateOwn"/> has not.</summary>
    internal const string Sarif = "sarif";

    /// <summary>The names of all formats, the default first.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["text", "json", "jsonl", Sarif, "csv", "junit", "github", "gitlab", "markdown", "html"];

    /// <summary>Writes a whole report as UTF-8 without a byte order mark, as the command line does without options, but with no limit of width. The same report gives the same bytes.</summary>
    /// <param name="report">The report.</param>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="output">Where to; it stays open.</param>
    /// <exception cref="ArgumentException">There is no such format; the message is one sentence for people.</exception>
    public static void Write(ScanReport report, string format, Stream output) => Create(format, new ReportOptions { Width = 0 }).Write(report, output);

    /// <summary>A reporter for one of <see cref="Formats"/>.</summary>
    /// <exception cref="ArgumentException">There is no such format; the message is one sentence for people.</exception>
    internal static IReporter Create(string format, ReportOptions options) => format == Sarif ? new SarifReporter(options) : CreateOwn(format, options);

    /// <summary>The same for all formats but the one that a library of others writes, which a program compiled natively cannot hold.</summary>
    internal static IReporter CreateOwn(string format, ReportOptions options) => format switch
    {
        "text" => new TextReporter(options),
        "json" => new JsonReporter(options),
        "jsonl" => new JsonLinesReporter(options),
        "csv" => new CsvReporter(options),
        "junit" => new JUnitReporter(options),
        "github" => new GitHubReporter(options),
        "gitlab" => new GitLabReporter(options),
        "markdown" => new MarkdownReporter(options),
        "html" => new HtmlReporter(options),
        _ => throw new ArgumentException($"'{format}' is not a report format; use one of {string.Join(", ", Formats)}."),
    };

    /// <summary>Whether a format shows fingerprints, which are dear to compute.</summary>
    internal static bool ShowsFingerprints(string format) => format is not ("text" or "github" or "markdown");
}

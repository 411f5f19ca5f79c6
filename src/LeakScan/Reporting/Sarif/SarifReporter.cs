using System.IO.Compression;
using Microsoft.CodeAnalysis.Sarif;
using Newtonsoft.Json;
using Finding = LeakScan.Findings.Finding;
using ScanReport = LeakScan.Findings.ScanReport;

namespace LeakScan.Reporting.Sarif;

/// <summary>
/// SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html) in the shape that GitHub's code scanning takes
/// (https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning).
/// GitHub refuses a file with more than 25,000 results or of more than 10 MB when compressed, so the least severe results are left out of a report
/// beyond that, and a notification says how many. Of several repositories each has a run. Same report, same bytes: there are no times and no random ids.
/// </summary>
internal sealed class SarifReporter(ReportOptions options, int maxResults = SarifReporter.MaxResults, long maxCompressed = SarifReporter.MaxCompressedBytes)
    : IReporter
{
    /// <summary>The most results that code scanning takes in a run.</summary>
    public const int MaxResults = 25_000;

    /// <summary>The most results that it shows, the most severe first.</summary>
    public const int MaxShown = 5_000;

    // A little less than 10 MB, because the uploader compresses with another implementation.
    private const long MaxCompressedBytes = 9_500_000;

    public void Write(ScanReport report, Stream output)
    {
        IReadOnlyList<(string Name, ScanReport Report)> parts = report.Repositories is { Count: > 0 } several ? several : [("", report)];
        for (var count = Math.Min(parts.Max(p => ResultsOf(p.Report).Count), maxResults); ; count /= 2)
        {
            using var buffer = new MemoryStream();
            Save([.. parts.Select(p => MakeRun(p.Name, p.Report, count))], buffer);
            if (count == 0 || buffer.Length <= maxCompressed || Compressed(buffer) <= maxCompressed)
            {
                buffer.WriteTo(output);
                return;
            }
        }
    }

    private Run MakeRun(string name, ScanReport report, int count)
    {
        var all = ResultsOf(report);
        var kept = Severest(all, Math.Min(all.Count, count));
        return SarifRun.Make(report, name, kept, all.Count - kept.Count, options);
    }

    private IReadOnlyList<Finding> ResultsOf(ScanReport report) => [.. report.Findings, .. options.OmitSuppressed ? [] : report.Suppressed];

    /// <summary>The most severe findings, in their original order; those that count before suppressed ones.</summary>
    private static IReadOnlyList<Finding> Severest(IReadOnlyList<Finding> all, int count)
    {
        if (count == all.Count)
        {
            return all;
        }

        var kept = Enumerable.Range(0, all.Count)
            .OrderBy(i => all[i].Suppression is null ? 0 : 1)
            .ThenByDescending(i => all[i].Severity)
            .ThenByDescending(i => all[i].Confidence)
            .ThenBy(i => i)
            .Take(count)
            .Order();
        return [.. kept.Select(i => all[i])];
    }

    private static void Save(IList<Run> runs, Stream output)
    {
        var log = new SarifLog
        {
            SchemaUri = new Uri("https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"),
            Version = SarifVersion.Current,
            Runs = runs,
        };
        using var writer = new StreamWriter(output, leaveOpen: true);
        writer.NewLine = "\n";
        using (var json = new JsonTextWriter(writer) { CloseOutput = false, Formatting = Formatting.Indented })
        {
            new JsonSerializer { ContractResolver = SarifContract.Instance }.Serialize(json, log);
        }

        writer.WriteLine();
    }

    private static long Compressed(MemoryStream buffer)
    {
        using var counted = new MemoryStream();
        using (var gzip = new GZipStream(counted, CompressionLevel.Fastest, leaveOpen: true))
        {
            buffer.WriteTo(gzip);
        }

        return counted.Length;
    }
}

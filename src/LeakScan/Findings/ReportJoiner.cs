using LeakScan.Sources;

namespace LeakScan.Findings;

/// <summary>Makes one report of those of several repositories, in their order. What stands in one is shown with the repository's name before its path.</summary>
internal static class ReportJoiner
{
    /// <summary>Joins the reports.</summary>
    /// <param name="reports">At least one, each with the name of its repository; the names are distinct.</param>
    public static ScanReport Join(IReadOnlyList<(string Name, ScanReport Report)> reports)
    {
        var coverage = new Coverage();
        foreach (var (name, report) in reports)
        {
            coverage.Include(report.Coverage, gap => gap with { Subject = gap.Subject.Length == 0 ? name : gap.Reason == OmissionReason.Interrupted ? $"{name}: {gap.Subject}" : $"{name}/{gap.Subject}" });
        }

        return reports[0].Report with
        {
            Findings = [.. reports.SelectMany(r => r.Report.Findings.Select(f => Place(f, r.Name)))],
            Suppressed = [.. reports.SelectMany(r => r.Report.Suppressed.Select(f => Place(f, r.Name)))],
            BelowConfidence = reports.Sum(r => r.Report.BelowConfidence),
            Coverage = coverage,
            Repository = null,
            Interrupted = reports.Any(r => r.Report.Interrupted),
            Repositories = reports,
        };
    }

    private static Finding Place(Finding finding, string name) => finding with
    {
        Provenance = Place(finding.Provenance, name),
        Parts = [.. finding.Parts.Select(p => p with { Provenance = Place(p.Provenance, name) })],
    };

    private static Provenance Place(Provenance provenance, string name) => provenance is GitProvenance git ? git with { RepositoryName = name } : provenance;
}

using LeakScan.Findings;

namespace LeakScan.Reporting;

/// <summary>How a scan ended, in a word for machines and a sentence for people. Never "clean" when something was not read.</summary>
/// <param name="Id">clean, findings, incomplete or interrupted.</param>
/// <param name="Sentence">One or two sentences.</param>
internal sealed record Verdict(string Id, string Sentence)
{
    public bool IsClean => Id == "clean";

    public bool HasFindings { get; private init; }

    /// <summary>The verdict on a report.</summary>
    public static Verdict Of(ScanReport report)
    {
        if (report.Findings.Count > 0)
        {
            var found = Count(report);
            return report.Interrupted
                ? new Verdict("interrupted", $"Interrupted. So far: {found}") { HasFindings = true }
                : new Verdict("findings", $"Found {found}{(report.Coverage.IsComplete ? "" : " Not everything was read: there may be more.")}") { HasFindings = true };
        }

        if (report.Interrupted)
        {
            return new Verdict("interrupted", "Interrupted. No secrets in what was read so far.");
        }

        if (!report.Coverage.IsComplete)
        {
            return new Verdict("incomplete", "No secrets in what was read, but not everything was read.");
        }

        return new Verdict(
            "clean",
            report.Suppressed.Count > 0 ? $"No secrets but those allowed: {Allowed(report)}."
            : report.Coverage is { Files: 0, Blobs: 0, Commits: 0, Tags: 0 } ? "There was nothing to read."
            : "Clean: no secrets found.");
    }

    /// <summary>How many findings are allowed, by what.</summary>
    public static string Allowed(ScanReport report) => string.Join(
        ", ",
        report.Suppressed.GroupBy(f => f.Suppression?.Kind ?? SuppressionKind.Inline).OrderBy(g => g.Key).Select(g => $"{Wording.Number(g.Count())} by {Wording.Of(g.Key)}"));

    /// <summary>How many secrets there are to rotate, and where they stand when that is at more places.</summary>
    private static string Count(ScanReport report)
    {
        var secrets = report.Findings.GroupBy(f => f.Secret).Select(places => places.Max(f => f.Severity)).ToList();
        var severities = secrets.GroupBy(severity => severity).OrderByDescending(g => g.Key).Select(g => $"{Wording.Number(g.Count())} {Wording.Id(g.Key)}");
        var files = Wording.Count(report.Findings.Select(f => f.Provenance.DisplayPath).Distinct(StringComparer.Ordinal).Count(), "file");
        var found = secrets.Count == report.Findings.Count
            ? $"{Wording.Count(secrets.Count, "secret")} in {files}"
            : $"{Wording.Count(secrets.Count, "different secret")} at {Wording.Count(report.Findings.Count, "place")} in {files}";
        return $"{found} ({string.Join(", ", severities)}).";
    }
}

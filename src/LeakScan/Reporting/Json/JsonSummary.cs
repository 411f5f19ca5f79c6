using System.Text.Encodings.Web;
using System.Text.Json;
using LeakScan.Findings;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Reporting.Json;

/// <summary>Writes what JSON says of a scan as a whole.</summary>
internal static class JsonSummary
{
    /// <summary>
    /// Grows by 0.1 when members are added and by 1 when a member changes its meaning or goes away. Readers should ignore members they do not know.
    /// </summary>
    public const string SchemaVersion = "1.4";

    // Reports are files, never pasted into HTML, so quotes and angle brackets stay readable; control characters are escaped all the same.
    public static JsonWriterOptions Compact { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonWriterOptions Indented { get; } = Compact with { Indented = true, NewLine = "\n" };

    /// <summary>Writes the members that say what ran and how it ended.</summary>
    public static void WriteHead(Utf8JsonWriter json, ScanReport report)
    {
        json.WriteString("schemaVersion", SchemaVersion);
        json.WriteStartObject("tool");
        json.WriteString("name", "LeakScan");
        json.WriteString("version", report.Version);
        json.WriteNumber("rules", report.Rules.Rules.Count);
        json.WriteString("rulePack", report.Rules.Hash);
        json.WriteEndObject();
        json.WriteString("command", report.Command);
        json.WriteString("verdict", Verdict.Of(report).Id);
        if (report.Repository is { } repository)
        {
            json.WriteStartObject("repository");
            json.WriteString("remoteUrl", repository.RemoteUrl);
            json.WriteString("revision", repository.Revision);
            json.WriteString("branch", repository.Branch);
            json.WriteEndObject();
        }
        else
        {
            json.WriteNull("repository");
        }

        WriteRepositories(json, report);
    }

    /// <summary>Writes how each repository of several came out.</summary>
    private static void WriteRepositories(Utf8JsonWriter json, ScanReport report)
    {
        if (report.Repositories.Count == 0)
        {
            return;
        }

        json.WriteStartArray("repositories");
        foreach (var (name, part) in report.Repositories)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("remoteUrl", part.Repository?.RemoteUrl);
            json.WriteString("revision", part.Repository?.Revision);
            json.WriteString("verdict", Verdict.Of(part).Id);
            json.WriteNumber("findings", part.Findings.Count);
            json.WriteNumber("secrets", ToldSecret.Count(part.Findings));
            json.WriteNumber("suppressed", part.Suppressed.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the counts and the coverage.</summary>
    public static void WriteCounts(Utf8JsonWriter json, ScanReport report)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("findings", report.Findings.Count);
        json.WriteNumber("secrets", ToldSecret.Count(report.Findings));
        json.WriteStartObject("bySeverity");
        foreach (var severity in Enum.GetValues<Severity>().OrderDescending())
        {
            json.WriteNumber(Wording.Id(severity), report.Findings.Count(f => f.Severity == severity));
        }

        json.WriteEndObject();
        json.WriteNumber("suppressed", report.Suppressed.Count);
        json.WriteNumber("belowConfidence", report.BelowConfidence);
        json.WriteString("minConfidence", Wording.Id(report.MinConfidence));
        json.WriteEndObject();
        WriteCoverage(json, report.Coverage);
    }

    private static void WriteCoverage(Utf8JsonWriter json, Coverage coverage)
    {
        json.WriteStartObject("coverage");
        json.WriteBoolean("complete", coverage.IsComplete);
        json.WriteNumber("files", coverage.Files);
        json.WriteNumber("blobs", coverage.Blobs);
        json.WriteNumber("commits", coverage.Commits);
        json.WriteNumber("tags", coverage.Tags);
        json.WriteNumber("bytes", coverage.Bytes);
        if (coverage.Recalled > 0)
        {
            json.WriteNumber("recalled", coverage.Recalled);
        }

        WriteOmitted(json, coverage, "leftOut", gaps: false);
        WriteOmitted(json, coverage, "notRead", gaps: true);
        json.WriteStartArray("gaps");
        foreach (var gap in coverage.Gaps)
        {
            json.WriteStartObject();
            json.WriteString("reason", Wording.Id(gap.Reason));
            json.WriteString("subject", gap.Subject);
            json.WriteString("detail", gap.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteOmitted(Utf8JsonWriter json, Coverage coverage, string name, bool gaps)
    {
        json.WriteStartObject(name);
        foreach (var reason in CoverageText.Reasons(coverage, gaps))
        {
            json.WriteNumber(Wording.Id(reason), coverage.Count(reason));
        }

        json.WriteEndObject();
    }
}

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeakScan.Findings;
using LeakScan.Reporting.Json;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Reporting.Pipelines;

/// <summary>
/// GitLab's secret detection report, schema 15.0.7
/// (https://gitlab.com/gitlab-org/security-products/security-report-schemas), which a job hands over as <c>artifacts:reports:secret_detection</c>.
/// The schema asks for the times of the scan, so these come with the options. Gaps are messages of the scan.
/// </summary>
internal sealed class GitLabReporter(ReportOptions options) : IReporter
{
    private const string SchemaVersion = "15.0.7";

    // What GitLab's own analyser writes where there is no commit; the schema asks for one.
    private const string NoCommit = "0000000000000000000000000000000000000000";
    private const int MaxNameLength = 255;
    private const int MaxGapLines = 100;

    public void Write(ScanReport report, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, JsonSummary.Indented))
        {
            json.WriteStartObject();
            json.WriteString("version", SchemaVersion);
            WriteScan(json, report);
            json.WriteStartArray("vulnerabilities");
            var seen = new Dictionary<string, int>(StringComparer.Ordinal);
            var redactor = new ReportRedactor(report, options.Plaintext);
            foreach (var finding in report.Findings)
            {
                WriteFinding(json, finding, report.Repository?.Revision ?? NoCommit, seen, redactor);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private void WriteScan(Utf8JsonWriter json, ScanReport report)
    {
        json.WriteStartObject("scan");
        WriteTool(json, "analyzer", report.Version);
        WriteTool(json, "scanner", report.Version);
        json.WriteString("type", "secret_detection");
        json.WriteString("start_time", Time(options.Started));
        json.WriteString("end_time", Time(options.Ended));
        json.WriteString("status", report.Interrupted ? "failure" : "success");
        json.WriteStartArray("messages");
        WriteMessage(json, "info", CoverageText.Summary(report));
        foreach (var (reason, lines, more) in CoverageText.Gaps(report.Coverage, MaxGapLines))
        {
            foreach (var line in more > 0 ? lines.Append($"{Wording.Number(more)} more") : lines)
            {
                WriteMessage(json, reason == OmissionReason.Interrupted ? "fatal" : "warn", $"Not read, {Wording.Id(reason)}: {line}");
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, Finding finding, string revision, Dictionary<string, int> seen, ReportRedactor redactor)
    {
        var rule = finding.Rule;
        json.WriteStartObject();
        json.WriteString("id", Id(finding, seen));
        json.WriteString("name", rule.Name.Length > MaxNameLength ? rule.Name[..MaxNameLength] : rule.Name);
        json.WriteString("description", Printable.Of(Description(finding)));
        json.WriteString("severity", Severity(finding.Severity));
        json.WriteString("solution", rule.Rotate.Url is { } url ? $"{rule.Rotate.Text} {url}" : rule.Rotate.Text);
        WriteIdentifiers(json, rule);
        WriteLinks(json, rule);
        WriteLocation(json, finding, revision, redactor);
        json.WriteString("raw_source_code_extract", Printable.Of(redactor.Show(finding.Secret)));
        json.WriteEndObject();
    }

    private static string Description(Finding finding)
    {
        var notes = FindingText.Notes(finding).ToList();
        if (FindingText.Origin(finding) is { } origin)
        {
            notes.Insert(0, origin);
        }

        return notes.Count > 0 ? $"{finding.Rule.Description} ({string.Join("; ", notes)})" : finding.Rule.Description;
    }

    private static void WriteIdentifiers(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartArray("identifiers");
        WriteIdentifier("leakscan_rule_id", $"LeakScan rule {rule.Id}", rule.Id);
        foreach (var cwe in rule.Tags.Where(t => t.StartsWith("CWE-", StringComparison.Ordinal)))
        {
            WriteIdentifier("cwe", cwe, cwe["CWE-".Length..]);
        }

        json.WriteEndArray();

        void WriteIdentifier(string type, string name, string value)
        {
            json.WriteStartObject();
            json.WriteString("type", type);
            json.WriteString("name", name);
            json.WriteString("value", value);
            json.WriteEndObject();
        }
    }

    private static void WriteLinks(Utf8JsonWriter json, Rule rule)
    {
        json.WriteStartArray("links");
        foreach (var reference in rule.References.Where(r => Uri.TryCreate(r, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http"))
        {
            json.WriteStartObject();
            json.WriteString("url", reference);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteLocation(Utf8JsonWriter json, Finding finding, string revision, ReportRedactor redactor)
    {
        var commit = finding.Provenance is GitProvenance { IsStaged: false } git ? git.Location.Commit : null;
        json.WriteStartObject("location");
        json.WriteString("file", Printable.Of(finding.Provenance.DisplayPath));
        json.WriteNumber("start_line", finding.Region.StartLine);
        json.WriteNumber("end_line", finding.Region.EndLine);
        json.WriteStartObject("commit");
        json.WriteString("sha", commit?.Id.ToString() ?? revision);
        if (commit is not null)
        {
            json.WriteString("author", Printable.Of(commit.AuthorName));
            json.WriteString("date", Wording.Moment(commit.AuthorDate));
            json.WriteString("message", Printable.Of(redactor.Summary(commit)));
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteTool(Utf8JsonWriter json, string name, string version)
    {
        json.WriteStartObject(name);
        json.WriteString("id", "leakscan");
        json.WriteString("name", "LeakScan");
        json.WriteString("version", version);
        json.WriteStartObject("vendor");
        json.WriteString("name", "LeakScan");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteMessage(Utf8JsonWriter json, string level, string value)
    {
        json.WriteStartObject();
        json.WriteString("level", level);
        json.WriteString("value", Printable.Of(value));
        json.WriteEndObject();
    }

    // A UUID of the finding, the same in every run.
    private static string Id(Finding finding, Dictionary<string, int> seen)
    {
        var key = $"{finding.Rule.Id}\n{finding.Fingerprint}\n{finding.Provenance.DisplayPath}";
        var occurrence = seen[key] = seen.GetValueOrDefault(key) + 1;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{key}\n{occurrence}")));
        return new Guid(hash.AsSpan(0, 16)).ToString();
    }

    private static string Severity(Severity severity) => CultureInfo.InvariantCulture.TextInfo.ToTitleCase(Wording.Id(severity));

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture);
}

using System.Text.Json;
using LeakScan.Findings;

namespace LeakScan.Reporting.Json;

/// <summary>
/// One JSON document: what ran, the verdict (<c>clean</c>, <c>findings</c>, <c>incomplete</c>, <c>interrupted</c>), findings, suppressed findings,
/// the rules of both, the coverage, and how to take secrets out of a history that holds some. Its shape is versioned by <see cref="JsonSummary.SchemaVersion"/>.
/// </summary>
internal sealed class JsonReporter(ReportOptions options) : IReporter
{
    public void Write(ScanReport report, Stream output)
    {
        using (var json = new Utf8JsonWriter(output, JsonSummary.Indented))
        {
            var findings = new JsonFindings(json, new ReportRedactor(report, options.Plaintext));
            json.WriteStartObject();
            JsonSummary.WriteHead(json, report);
            JsonSummary.WriteCounts(json, report);
            WriteAll(json, findings, "findings", report.Findings);
            WriteAll(json, findings, "suppressed", report.Suppressed);
            json.WriteStartArray("rules");
            foreach (var rule in report.Findings.Concat(report.Suppressed).Select(f => f.Rule).DistinctBy(r => r.Id).OrderBy(r => r.Id, StringComparer.Ordinal))
            {
                findings.WriteRule(rule);
            }

            json.WriteEndArray();
            WriteRemoval(json, report);
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteRemoval(Utf8JsonWriter json, ScanReport report)
    {
        if (!RemovalAdvice.Concerns(report))
        {
            return;
        }

        json.WriteStartArray("removal");
        foreach (var (text, command) in RemovalAdvice.Steps)
        {
            json.WriteStartObject();
            json.WriteString("text", text);
            json.WriteString("command", command);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAll(Utf8JsonWriter json, JsonFindings writer, string name, IReadOnlyList<Finding> findings)
    {
        json.WriteStartArray(name);
        foreach (var finding in findings)
        {
            json.WriteStartObject();
            writer.WriteMembers(finding);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}

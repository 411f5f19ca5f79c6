using System.Text.Json;
using LeakScan.Findings;

namespace LeakScan.Reporting.Json;

/// <summary>
/// JSON Lines (https://jsonlines.org): each finding on a line of its own with <c>"type":"finding"</c>, suppressed ones with <c>"type":"suppressed"</c>,
/// and a last line with <c>"type":"summary"</c>, so that a reader can tell a whole report from one that was cut off.
/// </summary>
internal sealed class JsonLinesReporter(ReportOptions options) : IReporter
{
    public void Write(ScanReport report, Stream output)
    {
        using var json = new Utf8JsonWriter(output, JsonSummary.Compact);
        var findings = new JsonFindings(json, new ReportRedactor(report, options.Plaintext));
        foreach (var finding in report.Findings)
        {
            WriteLine(json, output, "finding", () => findings.WriteMembers(finding));
        }

        foreach (var finding in report.Suppressed)
        {
            WriteLine(json, output, "suppressed", () => findings.WriteMembers(finding));
        }

        WriteLine(json, output, "summary", () =>
        {
            JsonSummary.WriteHead(json, report);
            JsonSummary.WriteCounts(json, report);
        });
    }

    private static void WriteLine(Utf8JsonWriter json, Stream output, string type, Action writeMembers)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        writeMembers();
        json.WriteEndObject();
        json.Flush();
        output.WriteByte((byte)'\n');
        json.Reset();
    }
}

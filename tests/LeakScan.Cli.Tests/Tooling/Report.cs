using System.Text.Json;

namespace LeakScan.Cli.Tests.Tooling;

/// <summary>Reads JSON reports.</summary>
internal static class Report
{
    /// <summary>The findings of a JSON report on standard output.</summary>
    public static IReadOnlyList<ReportedFinding> Findings(ToolResult result) => Findings(result.Output);

    /// <summary>The findings of a JSON report.</summary>
    public static IReadOnlyList<ReportedFinding> Findings(string json)
    {
        using var report = JsonDocument.Parse(json);
        return [.. report.RootElement.GetProperty("findings").EnumerateArray().Select(Read)];
    }

    private static ReportedFinding Read(JsonElement finding)
    {
        var location = finding.GetProperty("location");
        var commit = location.TryGetProperty("commit", out var c) && c.ValueKind == JsonValueKind.Object ? c : (JsonElement?)null;
        return new ReportedFinding(
            finding.GetProperty("ruleId").GetString()!,
            location.GetProperty("path").GetString()!,
            location.GetProperty("startLine").GetInt32(),
            location.GetProperty("startColumn").GetInt32(),
            finding.GetProperty("secret").GetString()!,
            commit?.GetProperty("id").GetString(),
            commit?.GetProperty("author").GetString(),
            location.TryGetProperty("atHead", out var atHead) && atHead.GetBoolean(),
            location.TryGetProperty("reachability", out var reachability) ? reachability.GetString() : null,
            location.GetProperty("kind").GetString()!);
    }
}

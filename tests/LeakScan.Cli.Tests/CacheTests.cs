using System.Text.Json;
using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests;

public sealed class CacheTests : IDisposable
{
    private readonly GitSandbox _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void One_cache_serves_history_and_scan_with_history()
    {
        _repository.CommitFile("key.txt", Tokens.GitHub());
        _repository.CommitFile("key.txt", "removed\n");
        _repository.CommitFile("a.txt", "harmless\n");

        Recalled("history").Should().Be(0);
        Recalled("scan", "--history").Should().BePositive();
        Recalled("scan", "--history", "--exclude", "b.txt").Should().BePositive();
        Recalled("scan", "--history", "--no-cache").Should().Be(0);
        Recalled("history", "--no-cache").Should().Be(0);
        Recalled("history").Should().BePositive();
    }

    [Fact]
    public void Two_runs_at_once_both_report_everything()
    {
        for (var i = 0; i < 20; i++)
        {
            _repository.CommitFile($"file{i % 3}.txt", $"{Tokens.GitHub()}\n{i}\n");
        }

        var reports = new string[4];
        Parallel.For(0, reports.Length, i => reports[i] = Tool.Run(_repository.Root, "history", "-f", "csv").ShouldExitWith(1).Output);

        var expected = Tool.Run(_repository.Root, "history", "-f", "csv", "--no-cache").ShouldExitWith(1).Output;
        reports.Should().OnlyContain(r => Findings(r).SequenceEqual(Findings(expected)));
        Findings(Tool.Run(_repository.Root, "history", "-f", "csv").Output).Should().Equal(Findings(expected));
    }

    // The last line tells how much of it was recalled.
    private static IEnumerable<string> Findings(string csv) => csv.Split('\n').Where(l => !l.StartsWith("summary", StringComparison.Ordinal));

    private long Recalled(params string[] arguments)
    {
        var report = Tool.Run(_repository.Root, [.. arguments, "-f", "json"]).ShouldExitWith(1).Output;
        using var json = JsonDocument.Parse(report);
        json.RootElement.GetProperty("findings").GetArrayLength().Should().Be(1);
        return Find(json.RootElement, "recalled") is { } recalled ? recalled.GetInt64() : 0;
    }

    private static JsonElement? Find(JsonElement element, string name) => element.ValueKind != JsonValueKind.Object ? null
        : element.TryGetProperty(name, out var found) ? found
        : element.EnumerateObject().Select(p => Find(p.Value, name)).FirstOrDefault(f => f is not null);
}

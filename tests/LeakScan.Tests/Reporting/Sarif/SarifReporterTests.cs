using System.Text;
using System.Text.Json;
using LeakScan.Findings;
using LeakScan.Git;
using LeakScan.Reporting;
using LeakScan.Reporting.Sarif;
using LeakScan.Sources;

namespace LeakScan.Tests.Reporting.Sarif;

public class SarifReporterTests
{
    [Fact]
    public void A_finding_that_HEAD_does_not_hold_points_at_no_path_of_the_working_tree()
    {
        var report = SampleReports.Get("history");
        var results = Results(Write(report)).ToList();
        results.Should().HaveCount(report.Findings.Count);
        for (var i = 0; i < results.Count; i++)
        {
            var location = ((GitProvenance)report.Findings[i].Provenance).Location;
            var artifact = results[i].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation");
            var uri = artifact.GetProperty("uri").GetString();
            if (location.PathAtHead is { } path)
            {
                uri.Should().Be(path);
            }
            else
            {
                uri.Should().StartWith((location.Kind == ObjectKind.Blob && location.Commit is { } commit ? commit.Id : location.Object) + "/");
                artifact.GetProperty("uriBaseId").GetString().Should().Be("HISTORY");
            }
        }
    }

    [Fact]
    public void Every_result_states_its_level_also_the_default_one() =>
        Results(Write(SampleReports.Get("history"))).Select(r => r.GetProperty("level").GetString())
            .Should().Equal("error", "warning", "error", "error", "warning", "error", "warning");

    [Fact]
    public void Beyond_the_limit_the_least_severe_results_are_left_out_and_a_notification_says_so()
    {
        var run = Write(SampleReports.Get("files"), new SarifReporter(new ReportOptions(), maxResults: 3));
        Results(run).Select(r => r.GetProperty("ruleId").GetString()).Should().Equal("forge-access-token", "forge-access-token", "private-key-sample");
        run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications")[0].GetProperty("message").GetProperty("text").GetString()
            .Should().StartWith("2 results of 5 left out");
    }

    [Fact]
    public void A_file_too_large_when_compressed_loses_results_until_it_fits()
    {
        var run = Write(SampleReports.Get("files"), new SarifReporter(new ReportOptions(), maxCompressed: 1_900));
        Results(run).Should().HaveCountLessThan(5);
        run.GetProperty("invocations")[0].GetProperty("toolExecutionNotifications")[0].GetProperty("descriptor").GetProperty("id").GetString()
            .Should().Be("results-omitted");
    }

    [Fact]
    public void With_a_baseline_results_are_new_or_unchanged_and_without_one_neither()
    {
        var report = SampleReports.Get("suppressed");
        Results(Write(report, new SarifReporter(new ReportOptions { HasBaseline = true }))).Select(r => r.GetProperty("baselineState").GetString())
            .Should().Equal("new", "new", "unchanged");
        Results(Write(report)).Should().OnlyContain(r => !HasMember(r, "baselineState"));
    }

    [Fact]
    public void Suppressed_findings_can_be_left_out_for_code_scanning() =>
        Results(Write(SampleReports.Get("suppressed"), new SarifReporter(new ReportOptions { OmitSuppressed = true }))).Should().HaveCount(1);

    [Fact]
    public void Equal_findings_of_one_file_have_different_location_hashes_that_do_not_depend_on_the_line()
    {
        var first = SampleFindings.Make(SampleRules.Forge, new FileProvenance("a.txt"), 1, "§", "frg_" + new string('a', 32));
        var second = first with { Region = new Region(9, 1, 9, 37) };
        var moved = first with { Region = new Region(5, 1, 5, 37) };
        var report = SampleReports.Get("clean");
        var hashes = Hashes(Write(report with { Findings = [first, second] }));
        hashes.Should().HaveCount(2).And.OnlyHaveUniqueItems();
        Hashes(Write(report with { Findings = [moved] })).Should().Equal(hashes[0]);
    }

    [Theory]
    [InlineData("git.example:team/app.git", "ssh://git.example/team/app.git")]
    [InlineData("https://git.example/a b.git", "https://git.example/a%20b.git")]
    [InlineData("/home/someone/app.git", null)]
    [InlineData("C:\\repositories\\app", null)]
    [InlineData("file:///srv/app.git", null)]
    public void The_remote_is_named_as_a_URI_and_a_local_path_not_at_all(string remote, string? expected)
    {
        var run = Write(SampleReports.Get("files") with { Repository = new RepositoryInfo(remote, null, null) });
        var address = HasMember(run, "versionControlProvenance") ? run.GetProperty("versionControlProvenance")[0].GetProperty("repositoryUri").GetString() : null;
        address.Should().Be(expected);
    }

    [Fact]
    public void Plain_text_is_written_when_asked_for()
    {
        var report = SampleReports.Get("suppressed");
        using var output = new MemoryStream();
        new SarifReporter(new ReportOptions { Plaintext = true }).Write(report, output);
        Encoding.UTF8.GetString(output.ToArray()).Contains(report.Findings[0].Secret.Reveal(), StringComparison.Ordinal).Should().BeTrue();
    }

    private static JsonElement Write(ScanReport report, SarifReporter? reporter = null)
    {
        using var output = new MemoryStream();
        (reporter ?? new SarifReporter(new ReportOptions())).Write(report, output);
        using var document = JsonDocument.Parse(output.ToArray());
        return document.RootElement.GetProperty("runs")[0].Clone();
    }

    private static IEnumerable<JsonElement> Results(JsonElement run) => run.GetProperty("results").EnumerateArray();

    private static List<string?> Hashes(JsonElement run) =>
        [.. Results(run).Select(r => r.GetProperty("partialFingerprints").GetProperty("primaryLocationLineHash").GetString())];

    private static bool HasMember(JsonElement element, string name) => element.TryGetProperty(name, out _);
}

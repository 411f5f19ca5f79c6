using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LeakScan.Findings;
using LeakScan.Reporting;
using LeakScan.Sources;

namespace LeakScan.Tests.Reporting.Pipelines;

public partial class PipelineReportersTests
{
    public static TheoryData<string> Reports() => [.. SampleReports.Names];

    [Theory]
    [MemberData(nameof(Reports))]
    public void JUnit_counts_what_it_lists(string report)
    {
        var suite = XDocument.Parse(Text("junit", report)).Root!.Element("testsuite")!;
        ((int)suite.Attribute("tests")!).Should().Be(suite.Elements("testcase").Count()).And.BePositive();
        ((int)suite.Attribute("failures")!).Should().Be(suite.Descendants("failure").Count());
        ((int)suite.Attribute("errors")!).Should().Be(suite.Descendants("error").Count());
        ((int)suite.Attribute("skipped")!).Should().Be(suite.Descendants("skipped").Count());
    }

    [Fact]
    public void JUnit_counts_the_line_that_stands_for_gaps_beyond_those_it_lists()
    {
        var report = SampleReports.Get("clean");
        for (var i = 0; i < 1100; i++)
        {
            report.Coverage.Omit(OmissionReason.Unreadable, $"{i}");
        }

        var suite = XDocument.Parse(Text("junit", report)).Root!.Element("testsuite")!;

        ((int)suite.Attribute("errors")!).Should().Be(suite.Descendants("error").Count()).And.BeLessThan(1100);
        suite.Descendants("error").Select(e => (string)e.Attribute("message")!).Should().Contain("Not read: 100 more");
    }

    [Fact]
    public void GitLab_gets_an_id_for_each_place_of_a_secret()
    {
        var finding = SampleFindings.Make(SampleRules.Generic, new FileProvenance("a.txt"), 1, "§", "any");
        var report = SampleReports.Get("clean") with { Findings = [finding, finding with { Region = new Region(2, 1, 2, 4) }] };

        using var json = JsonDocument.Parse(Text("gitlab", report));

        json.RootElement.GetProperty("vulnerabilities").EnumerateArray().Select(v => v.GetProperty("id").GetString()).Should().HaveCount(2).And.OnlyHaveUniqueItems();
    }

    private static string Text(string format, ScanReport report)
    {
        using var output = new MemoryStream();
        Reporters.Write(report, format, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }

    [Theory]
    [MemberData(nameof(Reports))]
    public void GitHub_gets_one_command_a_finding_and_no_line_that_a_name_made_up(string report)
    {
        var lines = Text("github", report).TrimEnd('\n').Split('\n');
        lines[^1].Should().StartWith("LeakScan: ");
        lines[..^1].Where(l => !Command().IsMatch(l)).Should().BeEmpty();
        lines.Count(l => !l.Contains(" title=LeakScan::", StringComparison.Ordinal)).Should().Be(SampleReports.Get(report).Findings.Count + 1);
    }

    [Fact]
    public void GitHub_annotates_no_line_for_what_HEAD_does_not_hold() =>
        Text("github", "history").Split('\n').Where(l => l.Contains("not at HEAD", StringComparison.Ordinal)).Should().HaveCount(3).And.OnlyContain(l => !l.Contains(" file="));

    // What schema 15.0.7 requires; the rest of it is optional.
    [Theory]
    [MemberData(nameof(Reports))]
    public void GitLab_gets_every_member_that_its_schema_requires(string report)
    {
        using var document = JsonDocument.Parse(Text("gitlab", report));
        var root = document.RootElement;
        root.GetProperty("version").GetString().Should().MatchRegex("^[0-9]+\\.[0-9]+\\.[0-9]+$");
        var scan = root.GetProperty("scan");
        scan.GetProperty("type").GetString().Should().Be("secret_detection");
        scan.GetProperty("status").GetString().Should().BeOneOf("success", "failure");
        scan.GetProperty("start_time").GetString().Should().MatchRegex(Time);
        scan.GetProperty("end_time").GetString().Should().MatchRegex(Time);
        foreach (var tool in (JsonElement[])[scan.GetProperty("analyzer"), scan.GetProperty("scanner")])
        {
            ((string[])["id", "name", "version"]).Should().OnlyContain(m => tool.GetProperty(m).GetString()!.Length > 0);
            tool.GetProperty("vendor").GetProperty("name").GetString().Should().NotBeEmpty();
        }

        scan.GetProperty("messages").EnumerateArray().Should().OnlyContain(m => m.GetProperty("value").GetString()!.Length > 0);
        root.GetProperty("vulnerabilities").GetArrayLength().Should().Be(SampleReports.Get(report).Findings.Count);
        foreach (var vulnerability in root.GetProperty("vulnerabilities").EnumerateArray())
        {
            Guid.TryParse(vulnerability.GetProperty("id").GetString(), out _).Should().BeTrue();
            vulnerability.GetProperty("severity").GetString().Should().BeOneOf("Info", "Low", "Medium", "High", "Critical");
            vulnerability.GetProperty("location").GetProperty("commit").GetProperty("sha").GetString().Should().MatchRegex("^[0-9a-f]{40}$");
            vulnerability.GetProperty("identifiers").EnumerateArray().Should().NotBeEmpty();
        }
    }

    [Fact]
    public void GitLab_is_told_when_the_scan_ran()
    {
        var began = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(1));
        Encoding.UTF8.GetString(ReportersTests.Write("gitlab", "clean", new ReportOptions { Started = began, Ended = began.AddSeconds(7) }))
            .Should().Contain("\"start_time\": \"2026-01-02T02:04:05\"").And.Contain("\"end_time\": \"2026-01-02T02:04:12\"");
    }

    private const string Time = "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}$";

    private static string Text(string format, string report) => Encoding.UTF8.GetString(ReportersTests.Write(format, report));

    [GeneratedRegex("^::(error|warning|notice) ([a-zA-Z]+=[^,:]*)(,[a-zA-Z]+=[^,:]*)*::.+$")]
    private static partial Regex Command();
}

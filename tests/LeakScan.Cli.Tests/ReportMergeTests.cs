using System.Text.Json;
using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests;

public sealed class ReportMergeTests : IDisposable
{
    private readonly GitSandbox _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Findings_of_all_reports_are_told_once_whatever_their_order()
    {
        _repository.Write("a/one.txt", Tokens.GitHub("1")).Write("b/two.txt", Tokens.GitHub("2")).Write("c/three.txt", "postgres://admin:" + "n0tADem0Pw7@db.internal/app");
        Run("scan", "a", "b", "-o", "1.sarif").ShouldExitWith(1);
        Run("scan", "b", "c", "-o", "2.sarif").ShouldExitWith(1);

        var merged = Run("report", "merge", "1.sarif", "2.sarif").ShouldExitWith(1).Output;

        Run("report", "merge", "2.sarif", "1.sarif").ShouldExitWith(1).Output.Should().Be(merged);
        using var report = JsonDocument.Parse(merged);
        var run = report.RootElement.GetProperty("runs").EnumerateArray().Should().ContainSingle().Subject;
        run.GetProperty("invocations").GetArrayLength().Should().Be(2);
        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("id").GetString()).ToList();
        var results = run.GetProperty("results").EnumerateArray().ToList();
        results.Select(r => r.GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString())
            .Should().Equal("a/one.txt", "b/two.txt", "c/three.txt");
        results.Should().OnlyContain(r => rules[r.GetProperty("ruleIndex").GetInt32()] == r.GetProperty("ruleId").GetString());
        run.GetProperty("properties").GetProperty("coverage").GetProperty("findings").GetInt32().Should().Be(3);
    }

    [Fact]
    public void Weaknesses_stay_when_the_first_report_found_nothing()
    {
        _repository.Write("a.txt", "nothing").Write("b.txt", Tokens.GitHub("1"));
        Run("scan", "a.txt", "-o", "clean.sarif").ShouldExitWith(0);
        Run("scan", "b.txt", "-o", "found.sarif").ShouldExitWith(1);

        using var report = JsonDocument.Parse(Run("report", "merge", "clean.sarif", "found.sarif").ShouldExitWith(1).Output);

        var run = report.RootElement.GetProperty("runs")[0];
        var driver = run.GetProperty("tool").GetProperty("driver");
        var taxa = run.GetProperty("taxonomies")[0].GetProperty("taxa").EnumerateArray().Select(t => t.GetProperty("id").GetString()).ToList();
        driver.GetProperty("supportedTaxonomies").GetArrayLength().Should().Be(1);
        driver.GetProperty("rules")[0].GetProperty("relationships").EnumerateArray().Select(r => r.GetProperty("target"))
            .Should().NotBeEmpty().And.OnlyContain(r => taxa[r.GetProperty("index").GetInt32()] == r.GetProperty("id").GetString());
    }

    [Fact]
    public void A_finding_counts_when_one_of_its_copies_does()
    {
        _repository.Write("a.txt", Tokens.GitHub("1"));
        Run("scan", "-o", "counts.sarif").ShouldExitWith(1);
        Run("baseline", "create").ShouldExitWith(0);
        Run("scan", "--baseline", ".leakscan.baseline", "-o", "allowed.sarif").ShouldExitWith(0);

        Run("report", "merge", "allowed.sarif", "-o", "m.sarif").ShouldExitWith(0).Errors.Should().Contain("0 findings; report in m.sarif");
        Run("report", "merge", "allowed.sarif", "counts.sarif").ShouldExitWith(1).Output.Should().NotContain("suppressions");
    }

    [Fact]
    public void Gaps_of_all_reports_stay()
    {
        _repository.Write("big.txt", new string('x', 5000)).Write("small.txt", "x");
        Run("scan", "--max-file-size", "4k", "-o", "1.sarif").ShouldExitWith(3);
        Run("scan", "small.txt", "-o", "2.sarif").ShouldExitWith(0);

        Run("report", "merge", "1.sarif", "2.sarif").ShouldExitWith(3).Output.Should().Contain("Not read: big.txt").And.Contain("\"id\": \"too-large\"");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("{\"version\": \"2.1.0\", \"runs\": []}")]
    [InlineData("{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"Other\"}}}]}")]
    [InlineData("{\"version\": \"2.1.0\", \"runs\": [{\"tool\": {\"driver\": {\"name\": \"LeakScan\", \"rules\": [{}]}}}]}")]
    public void What_is_no_report_of_ours_is_refused_and_nothing_is_written(string text)
    {
        _repository.Write("bad.sarif", text).Write("out.sarif", "before");

        Run("report", "merge", "bad.sarif", "-o", "out.sarif").ShouldExitWith(2).Errors.Should().MatchRegex("^leakscan: 'bad\\.sarif' is not a SARIF 2\\.1\\.0 report that LeakScan wrote\n$");
        File.ReadAllText(_repository.PathOf("out.sarif")).Should().Be("before");
        Run("report", "merge", "no.sarif").ShouldExitWith(2).Errors.Should().Contain("cannot read 'no.sarif': it does not exist");
    }

    private ToolResult Run(params string[] arguments) => Tool.Run(_repository.Root, arguments);
}

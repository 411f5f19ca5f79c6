using System.Text;
using LeakScan.Findings;
using LeakScan.Git;
using LeakScan.Reporting;
using LeakScan.Sources;

namespace LeakScan.Tests.Reporting.Text;

public class TextReporterTests
{
    [Fact]
    public void Colour_codes_are_written_only_when_asked_for_and_always_closed()
    {
        var plain = Encoding.UTF8.GetString(ReportersTests.Write("text", "history"));
        var colored = Encoding.UTF8.GetString(ReportersTests.Write("text", "history", new ReportOptions { Color = true }));
        plain.Should().NotContain("\e");
        colored.Should().Contain("\e[1;31m");
        foreach (var line in colored.Split('\n').Where(l => l.Contains('\e', StringComparison.Ordinal)))
        {
            line.LastIndexOf('\e').Should().Be(line.LastIndexOf("\e[0m", StringComparison.Ordinal), "each line ends as it began");
        }
    }

    [Theory]
    [InlineData(40)]
    [InlineData(60)]
    [InlineData(80)]
    public void Snippets_fit_the_terminal_and_keep_the_secret_in_sight(int width)
    {
        var lines = Encoding.UTF8.GetString(ReportersTests.Write("text", "files", new ReportOptions { Width = width })).Split('\n');
        var carets = Enumerable.Range(0, lines.Length).Where(i => lines[i].TrimStart().StartsWith('^')).ToList();
        carets.Should().HaveCount(5);
        foreach (var i in carets)
        {
            Printable.Width(lines[i - 1]).Should().BeLessThanOrEqualTo(width);
            lines[i - 1].Should().Contain("***");
        }
    }

    [Fact]
    public void A_width_of_zero_shortens_nothing() =>
        Encoding.UTF8.GetString(ReportersTests.Write("text", "files", new ReportOptions { Width = 0 }))
            .Should().Contain("see the wiki for how to get your own one");

    [Fact]
    public void Verbose_text_lists_what_is_allowed_with_its_reason_and_every_gap()
    {
        var options = new ReportOptions { Verbose = true };
        Encoding.UTF8.GetString(ReportersTests.Write("text", "suppressed", options)).Should().Contain("allowed by the baseline: retired in 2020, account closed");
        Encoding.UTF8.GetString(ReportersTests.Write("text", "gaps", options)).Should().Contain("key12.pem").And.NotContain("more");
    }

    [Fact]
    public void A_secret_at_many_places_is_shown_once_with_the_first_of_the_others()
    {
        var text = WriteRepeated(new ReportOptions());

        text.Should().Contain("src/a.cs\n  1:8 ").And.NotContain("\nsrc/b0.cs\n")
            .And.Contain("           also at src/a.cs:2:8\n           also at src/b0.cs:1:8, 2:8, 3:8, 4:8 and 2 more\n")
            .And.Contain("           and at 18 more places, listed with --verbose\n").And.NotContain("src/b2.cs")
            .And.Contain("forge-access-token (2):")
            .And.EndWith("Found 2 different secrets at 33 places in 6 files (2 critical).\n");
    }

    [Fact]
    public void A_further_place_that_others_can_read_is_marked()
    {
        var report = SampleReports.Get("clean") with
        {
            Findings =
            [
                Copy("a.cs", Surroundings.None),
                Copy("dist/app.js", Surroundings.FrontEnd | Surroundings.Vendor),
                Copy("logs/app.log", Surroundings.Log),
                Copy("tests/a.cs", Surroundings.Test),
            ],
        };

        Write(report, new ReportOptions()).Should().Contain("also at dist/app.js:1:8 (in front-end code, which every visitor can read)\n")
            .And.Contain("also at logs/app.log:1:8 (in a log file)\n").And.Contain("also at tests/a.cs:1:8\n");

        static Finding Copy(string path, Surroundings surroundings) =>
            SampleFindings.Make(SampleRules.Forge, new FileProvenance(path), 1, "token: §", Token('a')) with { Surroundings = surroundings };
    }

    [Fact]
    public void Verbose_text_lists_all_places_of_a_secret() =>
        WriteRepeated(new ReportOptions { Verbose = true }).Should().Contain("also at src/b4.cs:1:8, 2:8, 3:8, 4:8, 5:8, 6:8\n").And.NotContain("listed with");

    [Fact]
    public void Of_a_secret_in_a_history_the_place_that_is_still_there_is_shown_in_full()
    {
        var old = SampleFindings.Commit('1', "Ada Example", "2019-03-01T09:30:00+01:00", "Add a script");
        var now = SampleFindings.Commit('2', "Ada Example", "2020-03-01T09:30:00+01:00", "Move the script");
        var report = SampleReports.Get("clean") with
        {
            Findings =
            [
                SampleFindings.Make(SampleRules.Forge, SampleFindings.Blob('a', old, "old.sh", null, Reachability.Reference, "refs/heads/main"), 3, "token: §", Token('a')),
                SampleFindings.Make(SampleRules.Forge, SampleFindings.Blob('b', now, "run.sh", "run.sh", Reachability.Head), 5, "token: §", Token('a')),
            ],
        };

        Write(report, new ReportOptions()).Should().Contain("run.sh\n  2222222222 ").And.Contain("also at old.sh:3:8 in 1111111111\n").And.Contain("Found 1 different secret at 2 places in 2 files");
    }

    [Fact]
    public void The_verdict_is_the_last_line() =>
        Encoding.UTF8.GetString(ReportersTests.Write("text", "clean")).Should().EndWith("\nClean: no secrets found.\n");

    /// <summary>One secret at two places of a file and six of each of five others, and a second one.</summary>
    private static string WriteRepeated(ReportOptions options)
    {
        Finding Make(string path, int line, char letter) => SampleFindings.Make(SampleRules.Forge, new FileProvenance(path), line, "token: §", Token(letter));
        return Write(
            SampleReports.Get("clean") with
            {
                Findings =
                [
                    Make("src/a.cs", 1, 'a'), Make("src/a.cs", 2, 'a'), Make("src/a.cs", 9, 'b'),
                    .. Enumerable.Range(0, 5).SelectMany(file => Enumerable.Range(1, 6).Select(line => Make($"src/b{file}.cs", line, 'a'))),
                ],
            },
            options);
    }

    private static string Token(char letter) => "frg_" + new string(letter, 32);

    private static string Write(ScanReport report, ReportOptions options)
    {
        using var output = new MemoryStream();
        Reporters.Create("text", options).Write(report, output);
        return Encoding.UTF8.GetString(output.ToArray());
    }
}

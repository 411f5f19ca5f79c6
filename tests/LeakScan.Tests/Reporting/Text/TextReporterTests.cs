using System.Text;
using LeakScan.Reporting;

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
    public void The_verdict_is_the_last_line() =>
        Encoding.UTF8.GetString(ReportersTests.Write("text", "clean")).Should().EndWith("\nClean: no secrets found.\n");
}

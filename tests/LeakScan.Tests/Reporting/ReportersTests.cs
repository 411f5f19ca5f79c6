using System.Text;
using LeakScan.Reporting;

namespace LeakScan.Tests.Reporting;

public class ReportersTests
{
    public static TheoryData<string, string> FormatsAndReports()
    {
        var data = new TheoryData<string, string>();
        foreach (var format in Reporters.Formats)
        {
            foreach (var report in SampleReports.Names)
            {
                data.Add(format, report);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(FormatsAndReports))]
    public void Every_format_tells_every_situation_as_its_golden_file_does(string format, string report) =>
        GoldenReports.Check($"{report}.{Extension(format)}", Write(format, report));

    [Theory]
    [MemberData(nameof(FormatsAndReports))]
    public void No_format_shows_a_secret_unless_asked_to(string format, string report)
    {
        var sample = SampleReports.Get(report);
        var text = Encoding.UTF8.GetString(Write(format, report));
        foreach (var finding in sample.Findings.Concat(sample.Suppressed))
        {
            foreach (var secret in finding.Parts.Select(p => p.Secret).Append(finding.Secret))
            {
                text.Contains(secret.Reveal(), StringComparison.Ordinal).Should().BeFalse("{0} has to redact {1}", format, secret);
            }
        }
    }

    [Theory]
    [InlineData("json")]
    [InlineData("jsonl")]
    [InlineData("sarif")]
    [InlineData("csv")]
    [InlineData("junit")]
    [InlineData("github")]
    [InlineData("gitlab")]
    public void Formats_for_machines_show_secrets_when_asked_to(string format)
    {
        var secret = SampleReports.Get("suppressed").Findings[0].Secret.Reveal();
        var text = Encoding.UTF8.GetString(Write(format, "suppressed", new ReportOptions { Plaintext = true }));
        text.Contains(secret, StringComparison.Ordinal).Should().BeTrue();
    }

    [Theory]
    [MemberData(nameof(FormatsAndReports))]
    public void No_format_lets_a_control_character_through(string format, string report)
    {
        var text = Encoding.UTF8.GetString(Write(format, report));
        text.Where(c => char.IsControl(c) && c != '\n').Should().BeEmpty();
        text.Should().NotContain("\u2028").And.NotStartWith("\uFEFF");
    }

    [Fact]
    public void Text_lets_no_override_of_the_reading_direction_through() =>
        Encoding.UTF8.GetString(Write("text", "hostile")).Should().NotContain("\u202E").And.Contain("\\u202egnp.exe");

    [Theory]
    [MemberData(nameof(FormatsAndReports))]
    public void Every_format_says_when_something_was_not_read(string format, string report)
    {
        var coverage = SampleReports.Get(report).Coverage;
        var text = Encoding.UTF8.GetString(Write(format, report));
        if (!coverage.IsComplete)
        {
            text.Should().NotContainAny("Clean", "\"clean\"");
            text.Should().ContainAny("ot read", "ot everything", "incomplete", "unreadable", "missing", "nterrupted");
        }
    }

    [Fact]
    public void An_unknown_format_is_refused_with_the_list_of_known_ones() =>
        FluentActions.Invoking(() => Reporters.Create("yaml", new ReportOptions()))
            .Should().Throw<ArgumentException>().WithMessage("'yaml' is not a report format; use one of text, json,*");

    internal static byte[] Write(string format, string report, ReportOptions? options = null)
    {
        using var output = new MemoryStream();
        Reporters.Create(format, options ?? new ReportOptions()).Write(SampleReports.Get(report), output);
        return output.ToArray();
    }

    private static string Extension(string format) => format switch
    {
        "text" => "txt",
        "junit" => "junit.xml",
        "github" => "github.txt",
        "gitlab" => "gitlab.json",
        "markdown" => "md",
        _ => format,
    };
}

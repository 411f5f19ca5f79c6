using System.Text;
using System.Text.RegularExpressions;

namespace LeakScan.Tests.Reporting.Documents;

public partial class DocumentReportersTests
{
    public static TheoryData<string> Reports() => [.. SampleReports.Names];

    [Theory]
    [MemberData(nameof(Reports))]
    public void No_CSV_cell_is_a_formula_and_every_row_has_every_column(string report)
    {
        foreach (var line in Text("csv", report).TrimEnd('\n').Split('\n'))
        {
            var cells = Cell().Matches(line).Select(m => m.Groups["text"].Value.Replace("\"\"", "\"")).ToList();
            cells.Should().HaveCount(20);
            cells.Should().OnlyContain(c => c.Length == 0 || !"=+-@\t".Contains(c[0]));
        }
    }

    [Fact]
    public void HTML_holds_no_script_and_no_tag_that_a_name_made_up()
    {
        var html = Text("html", "hostile");
        html.Should().NotContainAny("<script", "<img", "<b>", "<i>", "<x>", "http-equiv=\"refresh\"");
        html.Should().Contain("default-src 'none'");
    }

    [Fact]
    public void Markdown_holds_no_markup_that_a_name_made_up()
    {
        var rows = Text("markdown", "hostile").Split('\n').Where(l => l.StartsWith("| medium", StringComparison.Ordinal)).ToList();
        rows.Should().HaveCount(2).And.OnlyContain(r => r.Count(c => c == '|') == 6 && !r.Contains('`') && !r.Contains("<script"));
        Text("markdown", "hostile").Should().NotContainAny("@at", "@sum", "<img", "](");
    }

    private static string Text(string format, string report) => Encoding.UTF8.GetString(ReportersTests.Write(format, report));

    [GeneratedRegex("(?:^|,)(?:\"(?<text>(?:[^\"]|\"\")*)\"|(?<text>[^,\"]*))")]
    private static partial Regex Cell();
}

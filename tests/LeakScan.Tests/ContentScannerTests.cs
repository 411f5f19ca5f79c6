using System.Text;
using LeakScan.Filtering;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Tests.Support;

namespace LeakScan.Tests;

public sealed class ContentScannerTests
{
    private static readonly RulePack Pack = RulePack.BuiltIn;

    [Theory]
    [InlineData("EAAE,")]
    [InlineData("EAAAE,")]
    public void Forgets_what_its_first_bytes_refuse_and_judges_the_rest_alike(string number)
    {
        var token = TemplateExpander.Expand("EAA{{base62:180}}", "one");
        var content = Encoding.ASCII.GetBytes($"{Mappings(number, 500)} token=\"{token}\" {Mappings(number, 500)}");
        var scanner = BuiltInScanner.Create();
        var expected = new List<PlacedMatch>();
        scanner.Scan(content, 0, content.Length, expected);
        scanner.Found.Should().BeGreaterThan(1000);

        scanner.Begin();
        scanner.FindLikely(content, 0, content.Length);
        var judged = new List<PlacedMatch>();
        scanner.JudgeBefore(content.Length, content, judged, null);

        scanner.Found.Should().BeLessThan(10);
        expected.Should().Contain(m => Pack.Rules[m.Match.Rule].Id.StartsWith("facebook"));
        judged.Select(m => (m.Start, m.End, m.Match.Rule)).Should().Equal(expected.Select(m => (m.Start, m.End, m.Match.Rule)));
    }

    private static string Mappings(string number, int count) => string.Concat(Enumerable.Repeat(number, count));
}

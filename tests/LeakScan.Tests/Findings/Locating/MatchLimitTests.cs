using LeakScan.Filtering;
using LeakScan.Findings.Locating;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Sources;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Findings.Locating;

public sealed class MatchLimitTests
{
    private static readonly IReadOnlyList<Rule> Rules = RulePack.BuiltIn.Rules;

    [Fact]
    public void Keeps_the_first_of_a_rule_however_an_item_is_cut_and_notes_the_gap()
    {
        foreach (var sizes in (int[][])[[10], [3, 3, 4], [4, 1, 5], [1, 9]])
        {
            var coverage = new Coverage();
            var limit = new MatchLimit(Rules, coverage, 4);
            var kept = new List<PlacedMatch>();
            var dropped = new List<PlacedMatch>();
            var next = 0;
            foreach (var size in sizes)
            {
                var matches = Enumerable.Range(next, size).Reverse().SelectMany(i => i == 8 ? [Match(0, i), Match(1, i)] : (PlacedMatch[])[Match(0, i)]).ToList();
                limit.Cut(matches, dropped);
                kept.AddRange(matches);
                next += size;
            }

            dropped.Select(m => (m.Match.Rule, m.Start)).Order().Should().Equal((0, 4), (0, 5), (0, 6), (0, 7), (0, 8), (0, 9));
            kept.Select(m => (m.Match.Rule, m.Start)).Order().Should().Equal((0, 0), (0, 1), (0, 2), (0, 3), (1, 8));
            limit.End(SourceItem.File("a.txt"));
            coverage.Gaps.Should().ContainSingle().Which.Should().Be(new Omission(OmissionReason.Truncated, "a.txt", $"10 matches of {Rules[0].Id}; the limit is 4"));
        }
    }

    [Fact]
    public void Begins_anew_with_each_item()
    {
        var coverage = new Coverage();
        var limit = new MatchLimit(Rules, coverage, 4);
        for (var item = 0; item < 3; item++)
        {
            var matches = Enumerable.Range(0, 4).Select(i => Match(0, i)).ToList();
            limit.Cut(matches, []);
            limit.End(SourceItem.File($"{item}.txt"));

            matches.Should().HaveCount(4);
        }

        coverage.IsComplete.Should().BeTrue();
    }

    [Fact]
    public void A_file_of_nothing_but_matches_is_a_gap_and_hides_no_other_secret()
    {
        var token = TemplateExpander.Expand("dp.pt.{{base62:43}}", "last");
        var password = TemplateExpander.Expand("{{base62:14}}", "beside");
        var text = string.Concat(Enumerable.Repeat($"password='{password}' ", MatchLimit.Most + 10)) + "key: " + token;

        var report = new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = 1 }).Scan("scan", [new TextSource(text, "file.py")], null, CancellationToken.None);

        report.Coverage.Gaps.Should().ContainSingle().Which.Detail.Should().Be("50,010 matches of generic-password; the limit is 50,000");
        report.Findings.Should().HaveCount(MatchLimit.Most + 1);

        // What is not told is not shown beside it.
        var finding = report.Findings.Should().ContainSingle(f => f.Rule.Id.StartsWith("doppler", StringComparison.Ordinal)).Subject;
        finding.Snippet.Text.Should().Contain("***").And.NotContain(password);
    }

    private static PlacedMatch Match(int rule, int start) => new(new JudgedMatch { Rule = rule, Length = 1, Secret = "", Confidence = Confidence.Low }, start);
}

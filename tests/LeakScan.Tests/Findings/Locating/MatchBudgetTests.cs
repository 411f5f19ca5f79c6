using LeakScan.Filtering;
using LeakScan.Findings.Locating;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Sources;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Findings.Locating;

public sealed class MatchBudgetTests
{
    [Fact]
    public void Keeps_everything_that_fits()
    {
        var (items, coverage) = Fill(3000, (0, 0, 2000), (1, 0, 1000));

        items.Select(i => i.Matches.Count).Should().Equal(2000, 1000);
        coverage.IsComplete.Should().BeTrue();
    }

    [Fact]
    public void Keeps_the_first_of_each_rule_in_each_item_in_whatever_order_they_come()
    {
        (int, int, int)[] given = [(0, 0, 5000), (1, 0, 7), (2, 1, 300), (3, 2, 5000), (4, 0, 100)];
        foreach (var order in (int[][])[[0, 1, 2, 3, 4], [4, 3, 2, 1, 0], [2, 4, 0, 3, 1]])
        {
            var (items, coverage) = Fill(500, [.. order.Select(i => given[i])]);

            items.OrderBy(i => i.Item.Path, StringComparer.Ordinal).Select(i => i.Matches.Count).Should().Equal(100, 7, 100, 100, 100);
            items.Should().OnlyContain(i => i.Matches.Select(m => m.Placed.Start).SequenceEqual(Enumerable.Range(0, i.Matches.Count).Select(s => (long)s)));
            coverage.Gaps.Select(g => g.Subject).Should().Equal("0", "2", "3");
            coverage.Gaps[0].Detail.Should().Be("5,000 matches; the limit is 100 of one rule in a file, because all files together have more than 500");
        }
    }

    [Fact]
    public void Every_item_keeps_one_of_each_rule()
    {
        var (items, _) = Fill(2, (0, 0, 5), (1, 0, 5), (2, 0, 5), (3, 0, 1));

        items.Should().OnlyContain(i => i.Matches.Count == 1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_tree_of_dumps_is_a_gap_and_each_file_is_told(int workers)
    {
        var line = TemplateExpander.Expand("password='{{base62:14}}'\n", "x");
        var text = string.Concat(Enumerable.Repeat(line, 9000));
        var source = new TextSource([.. Enumerable.Range(0, 7).Select(i => ($"{i}.py", text))]);

        var report = new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = workers }).Scan("scan", [source], null, CancellationToken.None);

        report.Findings.Should().HaveCount(7000);
        report.Findings.GroupBy(f => f.Provenance.DisplayPath).Should().HaveCount(7).And.OnlyContain(g => g.Count() == 1000);
        report.Coverage.Gaps.Should().HaveCount(7).And.OnlyContain(g => g.Reason == OmissionReason.Truncated);
    }

    private static (List<ItemMatches> Items, Coverage Coverage) Fill(int limit, params (int Path, int Rule, int Count)[] given)
    {
        var budget = new MatchBudget { Limit = limit };
        var items = given.Select(g => new ItemMatches(SourceItem.File($"{g.Path}"), [.. Enumerable.Range(0, g.Count).Select(i => Match(g.Rule, i))])).ToList();
        items.ForEach(budget.Add);
        var coverage = new Coverage();
        budget.End(coverage);
        return (items, coverage);
    }

    private static LocatedMatch Match(int rule, int start) => new(new PlacedMatch(new JudgedMatch { Rule = rule, Length = 1, Secret = "", Confidence = Confidence.Low }, start), null, 0);
}

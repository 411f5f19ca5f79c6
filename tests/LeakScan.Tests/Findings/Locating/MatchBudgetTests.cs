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

    [Fact]
    public void Of_versions_the_different_matches_count_in_whatever_order_they_come()
    {
        foreach (var order in (int[][])[[0, 1, 2], [2, 1, 0], [1, 2, 0]])
        {
            var budget = new MatchBudget { Limit = 100_000, DistinctLimit = 2000 };

            // Two versions of a small file, and a dump of which each row is another secret.
            ItemMatches[] given = [Item("a", 50, "same"), Item("b", 50, "same"), Item("c", 5000, "")];
            foreach (var index in order)
            {
                budget.Count(given[index].Matches);
                budget.Bound(given[index]);
            }

            given.Select(g => g.Matches.Count).Should().Equal(50, 50, 1000);
            budget.MostOfRule.Should().Be(1000);
            var coverage = new Coverage();
            budget.End(coverage);
            coverage.Gaps.Should().ContainSingle().Which.Detail.Should().Be(
                "5,000 matches; the limit is 1,000 of one rule in a file, because all versions together have more than 100,000, or 2,000 different ones");
        }

        static ItemMatches Item(string path, int count, string secret) =>
            new(SourceItem.File(path), [.. Enumerable.Range(0, count).Select(i => Match(0, i, secret.Length > 0 ? secret + i : $"{path}{i}"))]);
    }

    [Fact]
    public void Versions_have_a_limit_of_all_matches_too()
    {
        var budget = new MatchBudget { Limit = 5000, DistinctLimit = 100 };
        var items = Enumerable.Range(0, 10).Select(p => new ItemMatches(SourceItem.File($"{p}"), [.. Enumerable.Range(0, 600).Select(i => Match(0, i, "same"))])).ToList();
        foreach (var item in items)
        {
            budget.Count(item.Matches);
            budget.Bound(item);
        }

        items.Should().OnlyContain(i => i.Matches.Count == 100);
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
        items.ForEach(Add);
        var coverage = new Coverage();
        budget.End(coverage);
        return (items, coverage);

        // In halves, as the windows of a file.
        void Add(ItemMatches item)
        {
            budget.Count(item.Matches.Take(item.Count / 2));
            budget.Count(item.Matches.Skip(item.Count / 2));
            budget.Bound(item);
        }
    }

    private static LocatedMatch Match(int rule, int start, string secret = "") =>
        new(new PlacedMatch(new JudgedMatch { Rule = rule, Length = 1, Secret = secret, Confidence = Confidence.Low }, start), null, 0, start + 1);
}

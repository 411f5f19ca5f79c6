using LeakScan.Detection;
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
            var limit = new MatchLimit(Rules, coverage) { Limits = (4, 10, 4) };
            var kept = new List<PlacedMatch>();
            var dropped = new List<PlacedMatch>();
            var next = 0;
            foreach (var size in sizes)
            {
                var matches = Enumerable.Range(next, size).Reverse().SelectMany(i => i == 8 ? [Match(0, i), Match(1, i)] : (PlacedMatch[])[Match(0, i)]).ToList();
                limit.Cut(matches, dropped, _ => true);
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
        var limit = new MatchLimit(Rules, coverage) { Limits = (4, 10, 4) };
        for (var item = 0; item < 3; item++)
        {
            var matches = Enumerable.Range(0, 4).Select(i => Match(0, i)).ToList();
            limit.Cut(matches, [], _ => true);
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
        var text = string.Concat(Enumerable.Repeat($"password='{password}' ", MatchLimit.MostShown + 10)) + "key: " + token;

        var report = new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = 1 }).Scan("scan", [new TextSource(text, "file.py")], null, CancellationToken.None);

        report.Coverage.Gaps.Should().ContainSingle().Which.Detail.Should().Be("10,010 matches of generic-password; the limit is 10,000");
        report.Findings.Should().HaveCount(MatchLimit.MostShown + 1);

        // What is not told is not shown beside it.
        var finding = report.Findings.Should().ContainSingle(f => f.Rule.Id.StartsWith("doppler", StringComparison.Ordinal)).Subject;
        finding.Snippet.Text.Should().Contain("***").And.NotContain(password);
    }

    [Fact]
    public void Those_that_are_not_shown_take_no_room_from_those_that_are()
    {
        var coverage = new Coverage();
        var limit = new MatchLimit(Rules, coverage) { Limits = (2, 10, 3) };
        var matches = Enumerable.Range(0, 8).Select(i => Match(0, i)).ToList();
        var shown = matches.Skip(5).Select(m => m.Match).ToHashSet();

        limit.Cut(matches, [], shown.Contains);
        limit.End(SourceItem.File("a.txt"));

        matches.Select(m => m.Start).Should().Equal(0, 1, 2, 5, 6);
        coverage.Gaps.Should().ContainSingle().Which.Detail.Should().StartWith("8 matches").And.EndWith("the limit is 2");
    }

    [Fact]
    public void All_rules_together_have_a_limit_too()
    {
        var coverage = new Coverage();
        var limit = new MatchLimit(Rules, coverage) { Limits = (3, 4, 1) };
        var matches = Enumerable.Range(0, 4).SelectMany(i => (PlacedMatch[])[Match(0, i), Match(1, i), Match(2, i)]).ToList();

        limit.Cut(matches, [], m => m.Rule < 2);
        limit.End(SourceItem.File("a.txt"));

        matches.Select(m => (m.Match.Rule, m.Start)).Should().Equal((0, 0), (1, 0), (2, 0), (0, 1), (1, 1));
        coverage.Gaps.Should().HaveCount(3).And.Contain(g => g.Detail == $"4 matches of {Rules[0].Id}; the limit is 4 of all rules");
    }

    [Fact]
    public void A_rule_with_more_matches_than_are_counted_is_exhausted_until_the_item_ends()
    {
        var coverage = new Coverage();
        var exhausted = new ExhaustedRules(Rules);
        var limit = new MatchLimit(Rules, coverage) { Limits = (2, 10, 2), MostCounted = 5, Exhausted = exhausted };

        limit.Cut([.. Enumerable.Range(0, 5).Select(i => Match(0, i))], [], _ => true);
        exhausted.Any.Should().BeFalse();

        limit.Cut([Match(0, 5), Match(1, 5)], [], _ => true);
        exhausted.Contains(0).Should().BeTrue();
        exhausted.Contains(1).Should().BeFalse();

        limit.End(SourceItem.File("a.txt"));
        exhausted.Any.Should().BeFalse();
        exhausted.Contains(0).Should().BeFalse();
        coverage.Gaps.Should().ContainSingle().Which.Detail.Should().Be($"more than 5 matches of {Rules[0].Id}; the limit is 2");
    }

    [Fact]
    public void A_rule_whose_matches_may_hide_others_is_never_exhausted()
    {
        var decoded = Enumerable.Range(0, Rules.Count).First(i => Rules[i].Decode);
        var exhausted = new ExhaustedRules(Rules);
        var limit = new MatchLimit(Rules, new Coverage()) { MostCounted = 1, Exhausted = exhausted };

        limit.Cut([Match(decoded, 0), Match(decoded, 1)], [], _ => true);

        exhausted.Any.Should().BeFalse();
    }

    /// <summary>Also where the rule is no longer looked for: beyond what is counted of it, in passwords that never repeat themselves.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_of_more_passwords_than_are_counted_tells_the_token_at_its_end_and_no_password_beside_it(bool fast)
    {
        var token = TemplateExpander.Expand("dp.pt.{{base62:43}}", "last");
        var passwords = Enumerable.Range(0, MatchLimit.Counted + 10_000).Select(i => TemplateExpander.Expand("{{base62:7}}", $"{i}") + i).ToList();
        var text = string.Concat(passwords.Select(p => $"password='{p}' ")) + "key: " + token;

        var report = new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = 1, Fast = fast }).Scan("scan", [new TextSource(text, "file.py")], null, CancellationToken.None);

        report.Coverage.Gaps.Should().ContainSingle().Which.Detail.Should().Be("more than 100,000 matches of generic-password; the limit is 10,000");
        report.Findings.Where(f => f.Rule.Id == "generic-password").Should().HaveCount(MatchLimit.MostShown);
        var finding = report.Findings.Should().ContainSingle(f => f.Rule.Id.StartsWith("doppler", StringComparison.Ordinal)).Subject;
        finding.Snippet.Text.Should().Contain("***");
        passwords.TakeLast(20).Should().OnlyContain(p => !finding.Snippet.Text.Contains(p, StringComparison.Ordinal));
    }

    [Fact]
    public void A_rule_that_holds_in_no_file_of_that_name_is_looked_for_in_the_next_file_again()
    {
        var exhausted = new ExhaustedRules(Rules);
        var rule = Enumerable.Range(0, Rules.Count).First(i => Rules[i].Id == "pypi-pypirc-password");
        var filter = new ShownFilter(Rules, Confidence.Medium, ShownFilter.HasCompanions(Rules));
        var limit = new MatchLimit(Rules, new Coverage()) { Exhausted = exhausted };
        var dropped = new List<PlacedMatch>();

        filter.Drop("a.txt", [Match(rule, 1)], dropped, exhausted);
        exhausted.Contains(rule).Should().BeTrue();
        dropped.Should().ContainSingle();

        limit.End(SourceItem.File("a.txt"));
        exhausted.Contains(rule).Should().BeFalse();
    }

    [Fact]
    public void Where_many_matches_hold_in_no_such_file_no_rule_for_other_files_is_looked_for_any_more()
    {
        var exhausted = new ExhaustedRules(Rules);
        var (rule, elsewhere, everywhere) = (IndexOf("pypi-pypirc-password"), IndexOf("configfile-rtf-note"), IndexOf("generic-password"));
        var filter = new ShownFilter(Rules, Confidence.Medium, ShownFilter.HasCompanions(Rules));

        filter.Drop("a.txt", [.. Enumerable.Range(0, 100).Select(i => Match(rule, i))], [], exhausted);
        exhausted.Contains(elsewhere).Should().BeFalse();

        filter.Drop("a.txt", [.. Enumerable.Range(0, 300).Select(i => Match(rule, i))], [], exhausted);
        exhausted.Contains(elsewhere).Should().BeTrue();
        exhausted.Contains(everywhere).Should().BeFalse();

        exhausted.Clear();
        filter.Drop("a.rtf", [.. Enumerable.Range(0, 300).Select(i => Match(rule, i))], [], exhausted);
        exhausted.Contains(elsewhere).Should().BeFalse();

        static int IndexOf(string id) => Rules.Index().First(r => r.Item.Id == id).Index;
    }

    private static PlacedMatch Match(int rule, int start) => new(new JudgedMatch { Rule = rule, Length = 1, Secret = "", Confidence = Confidence.Low }, start);
}

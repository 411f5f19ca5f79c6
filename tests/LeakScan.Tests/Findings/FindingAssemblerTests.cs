using LeakScan.Filtering;
using LeakScan.Findings;
using LeakScan.Findings.Locating;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Tests.Findings;

public sealed class FindingAssemblerTests
{
    [Fact]
    public void Tells_the_secret_alone_where_its_line_was_not_kept()
    {
        var rule = RulePack.BuiltIn.Rules.Index().First(r => r.Item.Id == "github-pat-classic").Index;
        var match = new JudgedMatch { Rule = rule, Length = 20, Secret = new string('x', 20), Confidence = Confidence.High };
        var item = SourceItem.File("a.txt");
        var found = new ItemMatches(item, [new LocatedMatch(new PlacedMatch(match, 5), new MatchPlace(new Region(1, 6, 1, 26), null, null, false))]);

        var findings = new FindingAssembler(RulePack.BuiltIn.Rules, new Coverage()).Assemble([found], [new ItemLocation(item, new FileProvenance("a.txt"))], Confidence.Low, (_, _) => [], out _);

        findings.Should().ContainSingle().Which.Snippet.Should().Be(new Snippet("xxxx***", 0, 7));
    }

    [Fact]
    public void Tells_what_else_there_is_when_it_fails_at_one_item()
    {
        var coverage = new Coverage();
        var (good, bad) = (SourceItem.File("good.txt"), SourceItem.File("bad.txt"));
        ItemMatches Found(SourceItem item, int rule) => new(
            item,
            [
                new LocatedMatch(
                    new PlacedMatch(new JudgedMatch { Rule = rule, Length = 20, Secret = new string('x', 20), Confidence = Confidence.High }, 5),
                    MatchPlace.WholeFile("xxxx***")),
            ]);
        var rules = RulePack.BuiltIn.Rules;
        var rule = rules.Index().First(r => r.Item.Id == "github-pat-classic").Index;

        var findings = new FindingAssembler(rules, coverage).Assemble(
            [Found(bad, rules.Count), Found(good, rule)],
            [new ItemLocation(bad, new FileProvenance("bad.txt")), new ItemLocation(good, new FileProvenance("good.txt"))],
            Confidence.Low,
            (_, _) => [],
            out _);

        findings.Should().ContainSingle().Which.Provenance.DisplayPath.Should().Be("good.txt");
        coverage.Gaps.Should().ContainSingle().Which.Should().Match<Omission>(g => g.Reason == OmissionReason.Failed && g.Subject == "bad.txt" && g.Detail.Contains("Exception in "));
    }
}

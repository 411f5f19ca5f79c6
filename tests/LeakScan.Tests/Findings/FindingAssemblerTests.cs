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

        var findings = new FindingAssembler(RulePack.BuiltIn.Rules).Assemble([found], [new ItemLocation(item, new FileProvenance("a.txt"))], Confidence.Low, (_, _) => [], out _);

        findings.Should().ContainSingle().Which.Snippet.Should().Be(new Snippet("xxxx***", 0, 7));
    }
}

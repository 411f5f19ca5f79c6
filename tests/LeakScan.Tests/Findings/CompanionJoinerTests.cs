using LeakScan.Filtering;
using LeakScan.Findings;
using LeakScan.Findings.Locating;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Tests.Findings;

public sealed class CompanionJoinerTests
{
    [Theory]
    [InlineData(Confidence.High, Confidence.High)]
    [InlineData(Confidence.Low, Confidence.Medium)]
    public void A_credential_is_as_sure_as_the_surest_of_its_parts(Confidence ofPart, Confidence expected)
    {
        var whole = Tell("aws-secret-access-key", 1, Confidence.Medium);
        var part = Tell("aws-access-key-id", 2, ofPart);

        var joined = new CompanionJoiner(RulePack.BuiltIn.Rules).Join([whole, part]).Should().ContainSingle().Subject;

        joined.Confidence.Should().Be(expected);
        joined.Parts.Should().Equal(part);
    }

    private static ToldMatch Tell(string id, int line, Confidence confidence)
    {
        var rule = RulePack.BuiltIn.Rules.Index().First(r => r.Item.Id == id).Index;
        var match = new JudgedMatch { Rule = rule, Length = 20, Secret = new string('x', 20 + line), Confidence = confidence };
        var place = new MatchPlace(new Region(line, 1, line, 21), null, null, false);
        return new ToldMatch(new LocatedMatch(new PlacedMatch(match, 100 * line), place, line), new ItemLocation(SourceItem.File("a"), new FileProvenance("a")), confidence, Surroundings.None);
    }
}

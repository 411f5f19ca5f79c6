using LeakScan.Filtering;
using LeakScan.Findings;
using LeakScan.Findings.Locating;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Tests.Findings.Locating;

public sealed class MatchLocatorTests
{
    [Fact]
    public void Tells_a_match_without_its_line_when_it_fails_at_that()
    {
        var faults = new FaultCollector();
        var rules = RulePack.BuiltIn.Rules;
        var located = new List<LocatedMatch>();
        // No match is without a secret.
        List<PlacedMatch> matches = [Match("one"), Match(null!)];

        new MatchLocator(rules, new ScanOptions(), faults).Locate(new Content("one two"u8), matches, [], _ => true, new MatchNumbers(rules.Count), int.MaxValue, located);

        located.Should().HaveCount(2).And.OnlyContain(m => m.Place!.Region == new Region(1, 1, 1, 4) && m.Place.Snippet == null);
        faults.End().Should().Contain("Exception in ");
    }

    private static PlacedMatch Match(string secret) => new(new JudgedMatch { Rule = 0, Length = 3, Secret = secret, Confidence = Confidence.High }, 0);
}

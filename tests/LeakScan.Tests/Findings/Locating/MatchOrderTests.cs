using LeakScan.Filtering;
using LeakScan.Findings.Locating;
using LeakScan.Rules;
using LeakScan.Tests.Filtering;

namespace LeakScan.Tests.Findings.Locating;

public sealed class MatchOrderTests
{
    [Fact]
    public void Comes_by_start_then_the_longer_then_the_rule_then_the_surer()
    {
        PlacedMatch[] expected =
        [
            Match(3, length: 2, rule: 9, Confidence.Low),
            Match(5, length: 8, rule: 9, Confidence.Low),
            Match(5, length: 4, rule: 1, Confidence.Low),
            Match(5, length: 4, rule: 2, Confidence.High),
            Match(5, length: 4, rule: 2, Confidence.Low),
        ];

        for (var i = 0; i < expected.Length; i++)
        {
            for (var j = 0; j < expected.Length; j++)
            {
                Math.Sign(MatchOrder.Compare(expected[i], expected[j])).Should().Be(i.CompareTo(j), $"{i} and {j}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(ChangedMatch.Properties), MemberType = typeof(ChangedMatch))]
    public void Nothing_is_equal_but_what_does_not_differ(string property)
    {
        var (one, other) = (new PlacedMatch(ChangedMatch.Original(), 5), new PlacedMatch(ChangedMatch.In(property), 5));

        MatchOrder.Compare(one, other).Should().NotBe(0).And.Be(-MatchOrder.Compare(other, one));
        MatchOrder.Compare(one, new PlacedMatch(ChangedMatch.Original(), 5)).Should().Be(0);
    }

    private static PlacedMatch Match(long start, int length, int rule, Confidence confidence) =>
        new(new JudgedMatch { Rule = rule, Length = length, Secret = "x", Confidence = confidence }, start);
}

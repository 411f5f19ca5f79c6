using LeakScan.Detection;
using LeakScan.Filtering;
using LeakScan.Findings.Locating;
using LeakScan.Rules;
using LeakScan.Rules.Checksums;

namespace LeakScan.Tests.Findings.Locating;

/// <summary>Looking only at matches that hang together chooses what looking at all of them would.</summary>
public sealed class MatchReducerTests
{
    private static readonly IReadOnlyList<Rule> Rules = RulePack.BuiltIn.Rules;

    [Theory]
    [InlineData(1, 60)]
    [InlineData(2, 600)]
    [InlineData(3, 20_000)]
    public void Keeps_the_most_specific_of_what_overlaps(int seed, int width)
    {
        var random = new Random(seed);
        var matches = Enumerable.Range(0, 200).Select(_ => Some(random, width)).OrderBy(m => m.Placed.Start).ToList();

        var kept = new MatchReducer(Rules).MostSpecific(matches);

        var expected = new List<LocatedMatch>();
        foreach (var match in matches.OrderByDescending(m => m.Placed.Match.Confidence).ThenByDescending(m => m.Placed.Match.Length).ThenBy(m => m.Placed.Start))
        {
            if (expected.TrueForAll(e => e.Placed.End <= match.Placed.Start || e.Placed.Start >= match.Placed.End))
            {
                expected.Add(match);
            }
        }

        kept.Should().Equal(expected);
    }

    [Fact]
    public void Tells_the_surest_reading_of_the_same_bytes_in_whatever_order_they_were_found()
    {
        var doubtful = Reading(Confidence.Medium, MatchTraits.Unquoted | MatchTraits.InText | MatchTraits.Doubtful);
        var quoted = Reading(Confidence.Medium, MatchTraits.Quoted | MatchTraits.LineStart | MatchTraits.LineEnd);
        var unsure = Reading(Confidence.Low, MatchTraits.Quoted);
        var reducer = new MatchReducer(Rules);

        LocatedMatch[][] orders = [[doubtful, quoted, unsure], [unsure, doubtful, quoted], [quoted, unsure, doubtful]];

        orders.Should().OnlyContain(order => reducer.Complete(order.ToList()).SequenceEqual(new[] { quoted }));
    }

    [Theory]
    [InlineData(true, Confidence.Medium)]
    [InlineData(false, Confidence.Low)]
    public void Makes_what_fails_its_checksum_as_sure_as_what_a_name_tells_of_the_same_bytes(bool fails, Confidence expected)
    {
        var doubted = Of("grafana-service-account-token", Confidence.Low, fails ? ChecksumOutcome.Invalid : ChecksumOutcome.NotApplicable);

        var kept = new MatchReducer(Rules).MostSpecific([doubted, Of("generic-token", Confidence.Medium, ChecksumOutcome.NotApplicable)]);

        kept.Should().ContainSingle().Which.Placed.Match.Should().BeEquivalentTo(new { doubted.Placed.Match.Rule, Confidence = expected, Note = "doubted" });
    }

    [Theory]
    [InlineData("service-key-other", "generic-token")]
    [InlineData("square-application-id", "square-application-id")]
    public void Tells_what_is_public_by_design_rather_than_what_a_name_tells_and_that_rather_than_what_is_known_by_little(string rule, string told)
    {
        var low = Of(rule, Confidence.Low, ChecksumOutcome.NotApplicable);

        var kept = new MatchReducer(Rules).MostSpecific([low, Of("generic-token", Confidence.Medium, ChecksumOutcome.NotApplicable)]);

        kept.Should().ContainSingle().Which.Placed.Match.Rule.Should().Be(Rules.Index().First(r => r.Item.Id == told).Index);
    }

    private static LocatedMatch Of(string id, Confidence confidence, ChecksumOutcome checksum)
    {
        var match = new JudgedMatch { Rule = Rules.Index().First(r => r.Item.Id == id).Index, Length = 10, Secret = "", Confidence = confidence, Checksum = checksum, Note = "doubted" };
        return new LocatedMatch(new PlacedMatch(match, 5), null, 0, 1);
    }

    private static LocatedMatch Reading(Confidence confidence, MatchTraits traits) =>
        new(new PlacedMatch(new JudgedMatch { Rule = 0, Length = 10, Secret = "", Confidence = confidence, Traits = traits }, 5), null, 0, 1);

    private static LocatedMatch Some(Random random, int width)
    {
        var match = new JudgedMatch { Rule = 0, Length = 1 + random.Next(30), Secret = "", Confidence = (Confidence)random.Next(3) };
        return new LocatedMatch(new PlacedMatch(match, random.Next(width)), null, 0, 1);
    }
}

using LeakScan.Prefiltering;
using LeakScan.Prefiltering.Planning;

namespace LeakScan.Tests.Prefiltering.Planning;

public sealed class PrefilterPlannerTests
{
    [Fact]
    public void Lets_fewer_positions_of_other_text_pass_than_a_plain_placement()
    {
        string[] keywords = [.. Some.Keywords(400).Where(k => k.Length > 3)];
        var text = SampleText.Generate(400_000).AsSpan(100_000);
        var planned = PrefilterPlanner.Plan(keywords);
        var built = PrefilterTables.Build(keywords);

        foreach (var (layout, plannedOnes, builtOnes) in new[]
        {
            ((LookupLayout)NibbleLayout.Instance, planned.NibblePlacements.ToArray(), built.NibblePlacements.ToArray()),
            (PairLayout.Instance, planned.PairPlacements.ToArray(), built.PairPlacements.ToArray()),
        })
        {
            Placement[] plain = [.. keywords.Select((_, i) => new Placement(0, (byte)(i % layout.Buckets)))];
            var passes = CountPasses(layout, planned, plain, text);
            CountPasses(layout, planned, builtOnes, text).Should().BeLessThan(passes / 3);
            CountPasses(layout, planned, plannedOnes, text).Should().BeLessThan(passes / 6);
        }
    }

    [Fact]
    public void Refuses_at_once_what_is_no_keyword()
    {
        Action plan = () => PrefilterPlanner.Plan(["token", "ab"]);
        plan.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Chooses_the_same_every_time()
    {
        var keywords = Some.Keywords(60);
        var one = PrefilterPlanner.Plan(keywords);
        var other = PrefilterPlanner.Plan(keywords);
        one.NibblePlacements.ToArray().Should().Equal(other.NibblePlacements.ToArray());
        one.PairPlacements.ToArray().Should().Equal(other.PairPlacements.ToArray());
    }

    [Theory]
    [InlineData("private ----")]
    [InlineData("----tokens")]
    public void Takes_no_run_of_one_byte_for_a_piece(string keyword)
    {
        var offset = PrefilterPlanner.Plan([keyword, "key"]).NibblePlacements[0].Offset;
        keyword.Substring(offset, Placement.PieceLength).Should().NotBe("----");
    }

    [Fact]
    public void Has_nothing_to_do_for_the_keywords_it_has_placed()
    {
        var known = PrefilterPlanner.Plan(["token", "ghp_", "xoxb-"]);
        PrefilterTables.Build(["TOKEN", "ghp_", "xoxb-"], known).Should().BeSameAs(known);
    }

    [Fact]
    public void Takes_keywords_without_a_choice_and_none_at_all()
    {
        PrefilterPlanner.Plan([]).Keywords.Should().BeEmpty();
        var planned = PrefilterPlanner.Plan(["key", "key", "://", "\0\0\u0001"]);
        planned.NibblePlacements.ToArray().Should().OnlyContain(p => p.Offset == 0);
    }

    private static int CountPasses(LookupLayout layout, PrefilterTables tables, Placement[] placements, ReadOnlySpan<byte> text)
    {
        var entries = layout.BuildTables(tables.Bytes, placements, layout.Entries);
        var set = layout.Lookups * layout.Entries;
        var count = 0;
        for (var position = 0; position + layout.PieceLength(layout.Kinds - 1) <= text.Length; position++)
        {
            var passes = false;
            for (var start = 0; start < entries.Length; start += set)
            {
                var buckets = 0xFF;
                for (var lookup = 0; lookup < layout.Lookups; lookup++)
                {
                    var index = layout.Index(layout.Kind(start / set * LookupLayout.BucketsOfSet), lookup, text[position..]);
                    buckets &= index < 0 ? 0 : entries[start + (lookup * layout.Entries) + index];
                }

                passes |= buckets != 0;
            }

            count += passes ? 1 : 0;
        }

        return count;
    }
}

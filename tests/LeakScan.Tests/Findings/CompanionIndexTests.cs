using LeakScan.Filtering;
using LeakScan.Findings;
using LeakScan.Findings.Locating;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Tests.Findings;

/// <summary>The nearest companion is found as by a look at all, at a cost that grows with the number of matches and not with its square.</summary>
public sealed class CompanionIndexTests
{
    private static readonly ItemLocation Location = new(default, new FileProvenance("a.txt"));

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 40)]
    public void Finds_what_a_look_at_all_finds_while_others_are_taken_out(int seed, int bytesPerLine)
    {
        var random = new Random(seed);
        var matches = Enumerable.Range(0, 60).OrderBy(_ => random.Next()).Select(i => At(i * 7, i * 7 / bytesPerLine)).ToList();
        var index = new CompanionIndex(matches);
        var left = new List<ToldMatch>(matches);
        while (left.Count > 0)
        {
            var asked = At(random.Next(450), 0);
            asked = At((int)asked.Match.Placed.Start, (int)asked.Match.Placed.Start / bytesPerLine);
            foreach (var match in new[] { asked, left[random.Next(left.Count)] })
            {
                foreach (var within in new[] { 0, 2, 5 })
                {
                    var expected = left
                        .Where(other => other != match && Math.Abs(other.Match.Line - match.Match.Line) <= within)
                        .MinBy(other => (Math.Abs(other.Match.Line - match.Match.Line), Math.Abs(other.Match.Placed.Start - match.Match.Placed.Start)));

                    index.Nearest(match, new Requirement("other", within, true)).Should().BeSameAs(expected);
                }
            }

            var removed = left[random.Next(left.Count)];
            left.Remove(removed);
            index.Remove(removed);
        }
    }

    [Theory]
    [InlineData(2_000)]
    [InlineData(8_000)]
    public void Thousands_on_one_line_cost_some_dozens_of_steps_each(int count)
    {
        var matches = Enumerable.Range(0, count).Select(i => At(i * 10, 1)).ToList();
        var index = new CompanionIndex(matches);
        var requirement = new Requirement("other", 5, true);
        foreach (var match in matches)
        {
            index.Nearest(match, requirement);
            index.Remove(match);
        }

        foreach (var match in matches)
        {
            index.Nearest(match, requirement).Should().BeNull();
        }

        index.Steps.Should().BeLessThan(count * 100L);
    }

    private static ToldMatch At(int start, int line)
    {
        var judged = new JudgedMatch { Rule = 0, Length = 5, Secret = "s", Confidence = Confidence.Low };
        return new ToldMatch(new LocatedMatch(new PlacedMatch(judged, start), null, line, 1), Location, Confidence.Low, Surroundings.None);
    }
}

using LeakScan.Findings.Locating;

namespace LeakScan.Tests.Findings.Locating;

public sealed class SpanSetTests
{
    [Theory]
    [InlineData(1, 40)]
    [InlineData(2, 400)]
    [InlineData(3, 4000)]
    public void Takes_what_overlaps_nothing_that_is_there(int seed, int width)
    {
        var random = new Random(seed);
        var set = new SpanSet();
        var taken = new List<(long Start, long End)>();
        for (var i = 0; i < 300; i++)
        {
            var start = random.Next(width);
            var end = start + 1 + random.Next(20);
            var isFree = taken.TrueForAll(t => t.End <= start || t.Start >= end);

            set.TryAdd(start, end).Should().Be(isFree);
            if (isFree)
            {
                taken.Add((start, end));
            }
        }

        taken.Should().HaveCountGreaterThan(2);
    }
}

namespace LeakScan.Git.Tests.Packs.Deltas;

public class OffsetIndexTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(1000, 500)]
    [InlineData(1000, 1 << 20)]
    [InlineData(1000, 1L << 40)]
    public void Finds_what_starts_at_an_offset_and_nothing_else(int count, long limit)
    {
        var random = new Random(count);
        var offsets = Enumerable.Range(0, count).Select(_ => random.NextInt64(limit)).Order().ToArray();
        var index = new OffsetIndex(offsets);
        foreach (var offset in offsets.SelectMany(o => new[] { o - 1, o, o + 1 }).Concat([long.MinValue, -1, limit, long.MaxValue]))
        {
            var entry = index.Find(offset);
            (entry < 0 ? -1 : offsets[entry]).Should().Be(offsets.Contains(offset) ? offset : -1);
        }
    }

    [Fact]
    public void Takes_offsets_that_only_a_broken_index_has()
    {
        long[] offsets = [0, 0, 0, 12, long.MaxValue - 1, long.MaxValue];
        var index = new OffsetIndex(offsets);
        offsets.Select(o => offsets[index.Find(o)]).Should().Equal(offsets);
        index.Find(long.MaxValue - 2).Should().Be(-1);
    }
}

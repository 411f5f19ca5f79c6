namespace LeakScan.Git.Tests.Packs.Deltas;

public class RadixSortTests
{
    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 1)]
    [InlineData(1000, 1)]
    [InlineData(1000, 1L << 11)]
    [InlineData(5000, 1L << 33)]
    [InlineData(5000, long.MaxValue)]
    public void Sorts_as_comparing_does(int count, long limit)
    {
        var random = new Random(count);
        var keys = Enumerable.Range(0, count).Select(_ => random.NextInt64(limit)).ToArray();
        var values = Enumerable.Range(0, count).ToArray();
        var expected = keys.Zip(values).OrderBy(p => p.First).ThenBy(p => p.Second).ToList();
        RadixSort.Sort(ref keys, ref values);
        keys.Zip(values).Should().Equal(expected);
    }
}

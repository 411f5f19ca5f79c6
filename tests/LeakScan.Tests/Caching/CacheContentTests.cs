using LeakScan.Caching;
using LeakScan.Git;
using LeakScan.Sources;

namespace LeakScan.Tests.Caching;

public sealed class CacheContentTests
{
    private static readonly ObjectId Id = ObjectId.Parse("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");

    private static readonly CacheContent Content = new(
        new SourceMemory(new byte[] { 1, 2, 3 }, [(Id, OmissionReason.Binary)]),
        [7, 700],
        [new CachedItem(SourceItem.GitObject(Id, ObjectKind.Tag), [new CachedMatch(1, 1L << 40, 3), new CachedMatch(0, 5, 0)])]);

    [Fact]
    public void Reads_what_it_wrote()
    {
        var read = CacheContent.TryRead(Bytes(Content))!;

        read.Source.Objects.ToArray().Should().Equal(Content.Source.Objects.ToArray());
        read.Should().BeEquivalentTo(Content, options => options.Excluding(c => c.Source.Objects));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Refuses_matches_of_a_kind_that_is_not_listed(int kind, bool expected)
    {
        var content = Content with { Items = [new CachedItem(SourceItem.GitObject(Id, ObjectKind.Blob), [new CachedMatch(kind, 5, 1)])] };

        (CacheContent.TryRead(Bytes(content)) is not null).Should().Be(expected);
    }

    [Fact]
    public void Reads_or_refuses_any_bytes()
    {
        var bytes = Bytes(Content);
        var random = new Random(1);
        var refused = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var mutated = bytes[..random.Next(bytes.Length + 1)];
            for (var flips = random.Next(4); flips > 0 && mutated.Length > 0; flips--)
            {
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            }

            refused += CacheContent.TryRead(mutated) is null ? 1 : 0;
        }

        refused.Should().BePositive();
    }

    private static byte[] Bytes(CacheContent content) => [.. content.ToBytes().SelectMany(part => part.ToArray())];
}

using LeakScan.Prefiltering;

namespace LeakScan.Tests.Prefiltering;

public sealed class PrefilterTablesTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(700)]
    public void Reads_what_it_wrote(int count)
    {
        var written = Some.Tables(Some.Keywords(count), 5);

        var read = PrefilterTables.Read(Serialize(written));

        read.Keywords.Should().Equal(written.Keywords);
        read.NibblePlacements.ToArray().Should().Equal(written.NibblePlacements.ToArray());
        read.PairPlacements.ToArray().Should().Equal(written.PairPlacements.ToArray());
    }

    [Fact]
    public void Takes_five_bytes_a_keyword_beside_its_text()
    {
        var keywords = Some.Keywords(700);
        Serialize(Some.Tables(keywords, 2)).Should().HaveCount(2 + (5 * 700) + keywords.Sum(k => k.Length));
    }

    [Fact]
    public void Refuses_damaged_data()
    {
        var data = Serialize(Some.Tables(Some.Keywords(20), 5));
        data[^1] = (byte)PairLayout.Instance.Buckets;

        Action cut = () => PrefilterTables.Read(data.AsSpan(0, data.Length - 1));
        Action changed = () => PrefilterTables.Read(data);
        Action empty = () => PrefilterTables.Read([]);

        cut.Should().Throw<InvalidDataException>();
        changed.Should().Throw<InvalidDataException>();
        empty.Should().Throw<InvalidDataException>();
    }

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("schl\u00fcssel")]
    public void Refuses_a_keyword_that_is_too_short_or_not_ASCII(string keyword)
    {
        Action build = () => PrefilterTables.Build(["token", keyword]);
        build.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Keeps_the_placements_that_are_known()
    {
        var known = Some.Tables(Some.Keywords(50), 9);

        var built = PrefilterTables.Build([.. known.Keywords.Reverse().Append("something-new")], known);

        built.NibblePlacements[..^1].ToArray().Should().Equal(known.NibblePlacements.ToArray().Reverse());
        built.PairPlacements[..^1].ToArray().Should().Equal(known.PairPlacements.ToArray().Reverse());
    }

    private static byte[] Serialize(PrefilterTables tables)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
        {
            tables.Write(writer);
        }

        return stream.ToArray();
    }
}

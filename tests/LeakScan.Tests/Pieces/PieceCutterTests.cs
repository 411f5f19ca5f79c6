using LeakScan.Pieces;

namespace LeakScan.Tests.Pieces;

public sealed class PieceCutterTests
{
    [Fact]
    public void Cuts_pieces_of_half_a_kilobyte_to_eight()
    {
        var text = Text(1, 300_000);

        var cuts = Cuts(text);

        cuts.Zip(cuts.Skip(1), (x, y) => y - x).SkipLast(1).Should().OnlyContain(length => length >= 512 && length <= 8192);
        cuts.Should().HaveCountGreaterThan(200);
    }

    [Fact]
    public void Cuts_the_same_places_behind_an_insertion()
    {
        var text = Text(2, 100_000);
        byte[] longer = [.. text[..10_000], .. "an insertion"u8, .. text[10_000..]];

        Cuts(longer).Select(cut => cut - "an insertion".Length).Where(cut => cut > 20_000).Should().Equal(Cuts(text).Where(cut => cut > 20_000));
    }

    [Theory]
    [InlineData(' ')]
    [InlineData('\t')]
    [InlineData('\n')]
    [InlineData('=')]
    [InlineData('0')]
    [InlineData('a')]
    public void Cuts_runs_of_one_character_into_the_largest_pieces(char character)
    {
        var text = new byte[50_000];
        Array.Fill(text, (byte)character);

        PieceCutter.NextCut(text, 0, text.Length).Should().Be(8192);
    }

    [Fact]
    public void Cuts_at_the_same_places_near_the_end_where_no_vector_fits()
    {
        var text = Text(3, 20_000);
        var cut = PieceCutter.NextCut(text, 0, text.Length);

        for (var end = cut + 1; end < cut + 40; end++)
        {
            PieceCutter.NextCut(text, 0, end).Should().Be(cut);
        }
    }

    private static byte[] Text(int seed, int length)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (byte)random.Next(' ', '~'))];
    }

    private static List<int> Cuts(byte[] text)
    {
        var cuts = new List<int> { 0 };
        while (cuts[^1] < text.Length)
        {
            cuts.Add(PieceCutter.NextCut(text, cuts[^1], text.Length));
        }

        return cuts;
    }
}

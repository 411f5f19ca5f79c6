using LeakScan.Pieces;

namespace LeakScan.Tests.Pieces;

public sealed class PieceListTests
{
    private static readonly Halo Halo = new(300, 1500);
    private readonly PieceList _pieces = new(new PieceHasher(), Halo);

    [Fact]
    public void Covers_the_content_and_cuts_where_it_is_told_to()
    {
        _pieces.Fill(Text(1, 40_000), 10_001, 30_001);

        var first = _pieces.IndexOf(10_001);
        var end = _pieces.IndexOf(30_001);
        (_pieces.Start(0), _pieces.Start(first), _pieces.Start(end), _pieces.Start(_pieces.Count)).Should().Be((0, 10_001, 30_001, 40_000));
    }

    [Fact]
    public void Knows_pieces_again_in_another_content_at_another_place()
    {
        var text = Text(2, 40_000);
        var keys = Keys(text);

        Keys([.. Text(3, 777), .. text]).Should().Contain(keys.Skip(5));
    }

    [Fact]
    public void Changes_the_key_of_every_piece_that_has_a_changed_byte_in_its_halo()
    {
        var text = Text(4, 30_000);
        var known = Keys(text).ToHashSet();
        for (var at = 0; at < text.Length; at += 997)
        {
            text[at] ^= 1;
            _pieces.Fill(text, 0, text.Length);
            for (var piece = 0; piece < _pieces.Count; piece++)
            {
                if (at >= _pieces.Start(piece) - Halo.Before && at < _pieces.Start(piece + 1) + Halo.Behind)
                {
                    known.Should().NotContain(_pieces.Key(piece, piece + 1));
                }
            }

            text[at] ^= 1;
        }
    }

    [Fact]
    public void Tells_the_end_of_a_content_from_its_middle()
    {
        var text = Text(5, 30_000);
        _pieces.Fill(text, 0, text.Length);
        var cut = _pieces.Start(10);
        var (first, last) = (_pieces.Key(0, 1), _pieces.Key(9, 10));

        _pieces.Fill(text.AsSpan(0, cut), 0, cut);
        _pieces.Key(9, 10).Should().NotBe(last);
        _pieces.Fill([.. "x"u8, .. text], 1, text.Length + 1);
        _pieces.Key(1, 2).Should().NotBe(first);
    }

    private List<PieceKey> Keys(byte[] text)
    {
        _pieces.Fill(text, 0, text.Length);
        return [.. Enumerable.Range(0, _pieces.Count).Select(piece => _pieces.Key(piece, piece + 1))];
    }

    private static byte[] Text(int seed, int length)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (byte)random.Next(' ', '~'))];
    }
}

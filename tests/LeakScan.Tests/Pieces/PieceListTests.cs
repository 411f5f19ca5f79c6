using System.Text;
using LeakScan.Git;
using LeakScan.Pieces;

namespace LeakScan.Tests.Pieces;

public sealed class PieceListTests : IDisposable
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
                    known.Should().NotContain(_pieces.Key(piece));
                }
            }

            text[at] ^= 1;
        }
    }

    [Fact]
    public void Gives_a_piece_the_same_key_whatever_was_asked_for_before()
    {
        var text = Text(7, 60_000);
        var keys = Keys(text);
        var random = new Random(7);
        for (var round = 0; round < 50; round++)
        {
            var (low, high) = (0, 0);
            for (var piece = random.Next(4); piece < _pieces.Count; piece += 1 + (random.Next(4) == 0 ? random.Next(30) : 0))
            {
                _pieces.Key(piece, ref low, ref high).Should().Be(keys[piece]);
            }
        }
    }

    [Fact]
    public void Tells_the_end_of_a_content_from_its_middle()
    {
        var text = Text(5, 30_000);
        _pieces.Fill(text, 0, text.Length);
        var cut = _pieces.Start(10);
        var (first, last) = (_pieces.Key(0), _pieces.Key(9));

        _pieces.Fill(text.AsSpan(0, cut), 0, cut);
        _pieces.Key(9).Should().NotBe(last);
        _pieces.Fill([.. "x"u8, .. text], 1, text.Length + 1);
        _pieces.Key(1).Should().NotBe(first);
    }

    [Fact]
    public void Cuts_what_comes_from_another_content_as_without_knowing_it()
    {
        var random = new Random(6);
        var hasher = new PieceHasher();
        var (source, derived, whole) = (new PieceList(hasher, Halo), new PieceList(hasher, Halo), new PieceList(hasher, Halo));
        for (var round = 0; round < 300; round++)
        {
            var text = Text(round, random.Next(1, 60_000));
            source.Fill(text, 0, text.Length);
            var (version, runs) = Derive(random, text);
            derived.Fill(version, source, runs);
            whole.Fill(version, 0, version.Length);

            derived.Count.Should().Be(whole.Count);
            for (var piece = 0; piece < whole.Count; piece++)
            {
                derived.Start(piece).Should().Be(whole.Start(piece));
                derived.Key(piece).Should().Be(whole.Key(piece));
            }

            derived.Start(derived.Count).Should().Be(version.Length);
        }
    }

    [Fact]
    public void Knows_of_a_piece_from_another_content_what_depends_on_the_bytes_that_came_along()
    {
        var random = new Random(8);
        var halo = new Halo(300, 1500, 40);
        var (source, derived) = (new PieceList(new PieceHasher(), halo), new PieceList(new PieceHasher(), halo));
        var record = new PieceRecord([], []);
        PieceState[] states = [PieceState.Quiet, PieceState.Empty, PieceState.Held];
        var taken = new int[4];
        for (var round = 0; round < 300; round++)
        {
            var text = Text(round, random.Next(1, 60_000));
            source.Fill(text, 0, text.Length);
            var known = new HashSet<string>();
            for (var piece = 0; piece < source.Count; piece++)
            {
                var state = states[random.Next(3)];
                source.Settle(piece, state, state == PieceState.Held ? record : null);
                known.Add(Surroundings(text, source, piece, halo));
            }

            var (version, runs) = Derive(random, text);
            derived.Fill(version, source, runs);

            for (var piece = 0; piece < derived.Count; piece++)
            {
                taken[(int)derived.StateOf(piece)]++;
                if (derived.StateOf(piece) != PieceState.Open)
                {
                    known.Should().Contain(Surroundings(version, derived, piece, halo));
                }

                if (derived.StateOf(piece) == PieceState.Held)
                {
                    derived.RecordOf(piece).Should().BeSameAs(record);
                }
            }
        }

        taken.Should().OnlyContain(count => count > 500);
    }

    [Fact]
    public void Goes_to_the_pieces_that_are_open_or_hold_something()
    {
        var text = Text(9, 20_000);
        _pieces.Fill(text, 0, text.Length);
        for (var piece = 0; piece < _pieces.Count; piece++)
        {
            _pieces.Settle(piece, piece % 2 == 0 ? PieceState.Quiet : PieceState.Empty, null);
        }

        _pieces.NextOf(0, _pieces.Count).Should().Be(_pieces.Count);
        _pieces.Settle(4, PieceState.Held, new PieceRecord([], []));
        _pieces.Settle(7, PieceState.Open, null);

        _pieces.NextOf(0, _pieces.Count).Should().Be(4);
        _pieces.NextOf(5, _pieces.Count).Should().Be(7);
        _pieces.NextOf(5, 7).Should().Be(7);
    }

    [Fact]
    public void Does_not_look_at_pieces_that_come_from_another_content()
    {
        var text = Text(7, 50_000);
        var source = new PieceList(new PieceHasher(), Halo);
        source.Fill(text, 0, text.Length);

        // These bytes have no cuts of their own.
        _pieces.Fill(new byte[text.Length], source, [new CopiedRun(0, 0, text.Length)]);

        Enumerable.Range(0, _pieces.Count + 1).Select(_pieces.Start).Should().Equal(Enumerable.Range(0, source.Count + 1).Select(source.Start));
    }

    /// <summary>A version of a text, of parts of it in any order, and other bytes between them.</summary>
    private static (byte[] Version, CopiedRun[] Runs) Derive(Random random, byte[] text)
    {
        var version = new List<byte>();
        var runs = new List<CopiedRun>();
        var at = 0;
        for (var parts = random.Next(6); parts >= 0; parts--)
        {
            if (random.Next(3) > 0)
            {
                version.AddRange(Text(random.Next(), random.Next(2000)));
            }

            var source = random.Next(4) == 0 ? random.Next(text.Length) : at;
            var length = parts == 0 && random.Next(2) == 0 ? text.Length - source : random.Next(text.Length - source + 1);
            if (length >= CopiedRun.Shortest)
            {
                runs.Add(new CopiedRun(source, version.Count, length));
            }

            version.AddRange(text.AsSpan(source, length));
            at = Math.Min(source + length + random.Next(100), text.Length - 1);
        }

        return ([.. version], [.. runs]);
    }

    public void Dispose() => _pieces.Dispose();

    /// <summary>What is said of a piece, with all that this depends on: bytes, and where the content starts and ends.</summary>
    private static string Surroundings(byte[] text, PieceList pieces, int piece, Halo halo)
    {
        var state = pieces.StateOf(piece);
        var (before, behind) = state == PieceState.Quiet ? (0, halo.OfKeyword - 1) : (halo.Before, halo.Behind - 1);
        var (start, end) = (Math.Max(0, pieces.Start(piece) - before), Math.Min(text.Length, pieces.Start(piece + 1) + behind));
        return $"{state} {pieces.Start(piece) - start} {end - pieces.Start(piece + 1)} {Encoding.Latin1.GetString(text, start, end - start)}";
    }

    private List<PieceKey> Keys(byte[] text)
    {
        _pieces.Fill(text, 0, text.Length);
        return [.. Enumerable.Range(0, _pieces.Count).Select(piece => _pieces.Key(piece))];
    }

    private static byte[] Text(int seed, int length)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (byte)random.Next(' ', '~'))];
    }
}

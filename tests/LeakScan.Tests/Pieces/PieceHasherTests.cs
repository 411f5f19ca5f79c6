using LeakScan.Pieces;

namespace LeakScan.Tests.Pieces;

public sealed class PieceHasherTests
{
    private readonly PieceHasher _hasher = new();

    [Fact]
    public void Tells_apart_contents_that_differ_in_one_bit()
    {
        var keys = new HashSet<PieceKey>();
        for (var length = 1; length < 300; length += 13)
        {
            var bytes = new byte[length];
            keys.Add(_hasher.Hash(bytes, 0, 0, 0)).Should().BeTrue();
            for (var bit = 0; bit < length * 8; bit++)
            {
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                keys.Add(_hasher.Hash(bytes, 0, 0, 0)).Should().BeTrue();
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            }
        }
    }

    [Fact]
    public void Tells_apart_the_numbers_that_belong_to_the_bytes()
    {
        byte[] bytes = [1, 2, 3];

        new[] { _hasher.Hash(bytes, 0, 0, 0), _hasher.Hash(bytes, 1, 0, 0), _hasher.Hash(bytes, 0, 1, 0), _hasher.Hash(bytes, 0, 0, 1) }
            .Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Hashes_the_same_bytes_alike_wherever_they_lie()
    {
        var bytes = Enumerable.Range(0, 1000).Select(i => (byte)i).ToArray();
        byte[] moved = [9, 9, 9, .. bytes];

        _hasher.Hash(moved.AsSpan(3), 5, 6, 0).Should().Be(_hasher.Hash(bytes, 5, 6, 0));
    }

    [Fact]
    public void Hashes_differently_in_every_run() =>
        new PieceHasher().Hash([1, 2, 3], 0, 0, 0).Should().NotBe(_hasher.Hash([1, 2, 3], 0, 0, 0));
}

using System.IO.Compression;

namespace LeakScan.Git.Tests.Packs.Inflating;

/// <summary>What both inflaters must do.</summary>
public abstract class InflaterTests
{
    private protected abstract IInflater Create();

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(257)]
    [InlineData(70_000)]
    [InlineData(200_000)]
    public void Gives_back_what_was_compressed_at_every_level(int size)
    {
        foreach (var content in Samples.OfSize(size))
        {
            foreach (var level in Enum.GetValues<CompressionLevel>())
            {
                foreach (var trailing in (int[])[0, 1, 100])
                {
                    byte[] stream = [.. Samples.Compress(content, level), .. new byte[trailing]];
                    Inflate(stream, size).Should().Equal(content);
                }
            }
        }
    }

    [Fact]
    public void Refuses_a_stream_that_gives_another_size()
    {
        var stream = Samples.Compress(Samples.Text(1000), CompressionLevel.Optimal);
        Inflate(stream, 999).Should().BeNull();
        Inflate(stream, 1001).Should().BeNull();
        Inflate(stream, 0).Should().BeNull();
    }

    [Fact]
    public void Refuses_a_stream_cut_off_before_the_last_bytes()
    {
        var stream = Samples.Compress(Samples.Text(600), CompressionLevel.Optimal);
        for (var length = 0; length < stream.Length - 10; length++)
        {
            Inflate(stream[..length], 600).Should().BeNull($"only {length} of {stream.Length} bytes are there");
        }
    }

    [Fact]
    public void Refuses_a_wrong_checksum()
    {
        var stream = Samples.Compress(Samples.Text(600), CompressionLevel.Optimal);
        stream[^1] ^= 1;
        Inflate(stream, 600).Should().BeNull();
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0x78 })]
    [InlineData(new byte[] { 0x78, 0x9c })]
    [InlineData(new byte[] { 0x79, 0x9c, 3, 0, 0, 0, 0, 1 })]
    [InlineData(new byte[] { 0x78, 0x9d, 3, 0, 0, 0, 0, 1 })]
    [InlineData(new byte[] { 0x78, 0xbb, 3, 0, 0, 0, 0, 1 })]
    [InlineData(new byte[] { 0x78, 0x9c, 7, 0, 0, 0, 0, 1 })]
    public void Refuses_what_is_not_a_stream(byte[] stream) => Inflate(stream, 0).Should().BeNull();

    [Fact]
    public void Accepts_the_empty_stream() => Inflate([0x78, 0x9c, 3, 0, 0, 0, 0, 1], 0).Should().BeEmpty();

    private byte[]? Inflate(byte[] stream, int size)
    {
        // Beyond the slack nothing may be written.
        var output = new byte[size + NativeBuffer.Slack + 16];
        output.AsSpan(size + NativeBuffer.Slack).Fill(0xA5);
        var succeeded = Create().TryInflate(stream, output.AsSpan(0, size + NativeBuffer.Slack), size);
        output.AsSpan(size + NativeBuffer.Slack).IndexOfAnyExcept((byte)0xA5).Should().Be(-1);
        return succeeded ? output[..size] : null;
    }
}

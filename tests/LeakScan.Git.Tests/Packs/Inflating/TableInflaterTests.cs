using System.IO.Compression;
using FsCheck;
using FsCheck.Fluent;

namespace LeakScan.Git.Tests.Packs.Inflating;

public class TableInflaterTests : InflaterTests
{
    private static readonly CompressionLevel[] Levels = Enum.GetValues<CompressionLevel>();

    private protected override IInflater Create() => new TableInflater();

    [Fact]
    public void Reads_only_the_start()
    {
        var content = Samples.Text(5000);
        foreach (var level in Enum.GetValues<CompressionLevel>())
        {
            var stream = Samples.Compress(content, level);
            foreach (var size in (int[])[0, 1, 64, 4999, 5000, 6000])
            {
                var output = new byte[size + NativeBuffer.Slack];
                new TableInflater().InflateStart(stream, output, size).Should().Be(Math.Min(size, 5000));
                output.AsSpan(0, Math.Min(size, 5000)).SequenceEqual(content.AsSpan(0, Math.Min(size, 5000))).Should().BeTrue();
            }
        }

        new TableInflater().InflateStart([0x78, 0x9c, 7], new byte[NativeBuffer.Slack + 1], 1).Should().Be(-1);
    }

    [Fact]
    public void Refuses_a_stream_cut_off_in_its_last_bytes()
    {
        var stream = Samples.Compress(Samples.Text(600), CompressionLevel.Optimal);
        for (var missing = 1; missing <= 10; missing++)
        {
            new TableInflater().TryInflate(stream.AsSpan(0, stream.Length - missing), new byte[600 + NativeBuffer.Slack], 600).Should().BeFalse();
        }
    }

    [Fact]
    public void Gives_back_any_content() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(500),
        Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), ArbMap.Default.ArbFor<int>(), (content, pick) =>
        {
            // Repeating a short content gives matches of every length and distance.
            byte[] repeated = [.. Enumerable.Repeat(content, 1 + (Math.Abs(pick) % 9)).SelectMany(c => c)];
            var output = new byte[repeated.Length + NativeBuffer.Slack];
            return new TableInflater().TryInflate(Samples.Compress(repeated, Levels[Math.Abs(pick) % Levels.Length]), output, repeated.Length)
                && output.AsSpan(0, repeated.Length).SequenceEqual(repeated);
        }));

    [Fact]
    public void Agrees_with_zlib_on_damaged_streams()
    {
        var random = new Random(11);
        var ours = new TableInflater();
        var theirs = new ZLibInflater();
        var streams = Levels.SelectMany(level => ((int[])[40, 700, 4000]).SelectMany(Samples.OfSize).Select(c => (Size: c.Length, Bytes: Samples.Compress(c, level)))).ToList();
        var accepted = 0;
        for (var i = 0; i < 10_000; i++)
        {
            var (size, stream) = streams[random.Next(streams.Count)];
            // Something follows, as in a pack: the runtime's stream does not notice that a checksum is cut off.
            byte[] damaged = [.. stream, 1, 2, 3, 4];
            for (var flips = random.Next(1, 4); flips > 0; flips--)
            {
                // Most damage is done to the start, where the codes are described.
                var at = random.Next(2) == 0 ? random.Next(Math.Min(80, damaged.Length)) : random.Next(damaged.Length);
                damaged[at] ^= (byte)(1 << random.Next(8));
            }

            var (a, b) = (new byte[size + NativeBuffer.Slack], new byte[size + NativeBuffer.Slack]);
            var result = ours.TryInflate(damaged, a, size);
            result.Should().Be(theirs.TryInflate(damaged, b, size), $"damaged stream {i}: {Convert.ToHexString(damaged)}");
            if (result)
            {
                accepted++;
                a.AsSpan(0, size).SequenceEqual(b.AsSpan(0, size)).Should().BeTrue();
            }

            // Without the checksum the decoders themselves are compared: as far as zlib gets, the bytes are the same.
            Array.Clear(a);
            Array.Clear(b);
            var (start, expected) = (ours.InflateStart(damaged, a, size), StartByZLib(damaged, b, size));
            if (start >= 0 && expected >= 0)
            {
                start.Should().Be(expected, $"damaged stream {i}: {Convert.ToHexString(damaged)}");
                a.AsSpan(0, start).SequenceEqual(b.AsSpan(0, start)).Should().BeTrue();
            }
        }

        accepted.Should().BePositive("a flip may undo another");
    }

    /// <summary>How many bytes the runtime's zlib gives of the first of a stream; -1 when it is broken before that.</summary>
    private static int StartByZLib(byte[] zlib, byte[] output, int size)
    {
        try
        {
            using var stream = new ZLibStream(new MemoryStream(zlib), CompressionMode.Decompress);
            return stream.ReadAtLeast(output.AsSpan(0, size), size, throwOnEndOfStream: false);
        }
        catch (InvalidDataException)
        {
            return -1;
        }
    }
}

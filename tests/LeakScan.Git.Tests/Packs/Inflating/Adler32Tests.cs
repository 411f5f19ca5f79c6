namespace LeakScan.Git.Tests.Packs.Inflating;

public sealed class Adler32Tests
{
    [Theory]
    [InlineData(0xFF)]
    [InlineData(0)]
    [InlineData(-1)]
    public void Is_what_the_definition_says_at_every_length(int value)
    {
        var bytes = new byte[12_000];
        bytes.AsSpan().Fill((byte)value);
        if (value < 0)
        {
            new Random(5).NextBytes(bytes);
        }

        foreach (var length in Enumerable.Range(0, 200).Concat([5551, 5552, 5553, 5568, 11_104, 11_121, bytes.Length]))
        {
            Adler32.Compute(bytes.AsSpan(0, length)).Should().Be(Define(bytes.AsSpan(0, length)), "the length is {0}", length);
        }
    }

    // RFC 1950, section 8.2.
    private static uint Define(ReadOnlySpan<byte> bytes)
    {
        var (a, b) = (1u, 0u);
        foreach (var value in bytes)
        {
            a = (a + value) % 65521;
            b = (b + a) % 65521;
        }

        return (b << 16) | a;
    }
}

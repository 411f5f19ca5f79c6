using System.IO.Compression;
using System.Text;

namespace LeakScan.Git.Tests.Packs.Inflating;

/// <summary>Contents of every kind a compressor treats differently.</summary>
internal static class Samples
{
    public static IEnumerable<byte[]> OfSize(int size)
    {
        var random = new Random(size + 1);
        var noise = new byte[size];
        random.NextBytes(noise);
        yield return noise;
        yield return Text(size);
        yield return new byte[size];
        // Periods of 2 to 40 bytes: matches that overlap themselves.
        yield return [.. Enumerable.Range(0, size).Select(i => (byte)(i % (2 + (i / 3000 % 39))))];
        // Few symbols with very unequal frequencies: long codes, subtables.
        yield return [.. Enumerable.Range(0, size).Select(_ => (byte)Math.Min(255, -Math.Log2(1 - random.NextDouble()) * 9))];
    }

    public static byte[] Text(int size)
    {
        var random = new Random(7);
        var words = Enumerable.Range(0, 300).Select(_ => new string([.. Enumerable.Range(0, random.Next(2, 9)).Select(_ => (char)random.Next('a', 'z'))])).ToArray();
        var text = new StringBuilder();
        while (text.Length < size)
        {
            text.Append(words[Math.Min(random.Next(300), random.Next(300))]).Append(random.Next(9) == 0 ? '\n' : ' ');
        }

        return Encoding.ASCII.GetBytes(text.ToString(0, size));
    }

    public static byte[] Compress(byte[] content, CompressionLevel level)
    {
        if (content.Length == 0)
        {
            // ZLibStream writes nothing at all when nothing is written to it.
            return [0x78, 0x9c, 3, 0, 0, 0, 0, 1];
        }

        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, level, leaveOpen: true))
        {
            zlib.Write(content);
        }

        return output.ToArray();
    }
}

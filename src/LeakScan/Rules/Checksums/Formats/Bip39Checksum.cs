using System.Security.Cryptography;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Formats;

/// <summary>
/// Phrases of 12 to 24 words from which wallets derive all their keys. Each word stands for eleven bits; of these, one for each three words are the first of the SHA-256 of the rest.
/// https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki. The words are those of its English list, which is embedded and read when the first phrase is verified.
/// </summary>
internal sealed class Bip39Checksum : IChecksum
{
    private const int BitsPerWord = 11;
    private const int LeastWords = 12;
    private const int MostWords = 24;

    private static readonly Lazy<string[]> Words = new(Read);

    public string Name => "bip39-words";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        Span<Range> ranges = stackalloc Range[MostWords + 1];
        var count = secret.Split(ranges, ' ', StringSplitOptions.RemoveEmptyEntries);
        if (count is < LeastWords or > MostWords || count % 3 != 0)
        {
            return ChecksumVerdict.NotApplicable;
        }

        // The entropy, then the check bits, most significant first.
        var bits = new byte[((count * BitsPerWord) + 7) / 8];
        for (var word = 0; word < count; word++)
        {
            var index = Array.BinarySearch(Words.Value, secret[ranges[word]].ToString(), StringComparer.Ordinal);
            if (index < 0)
            {
                return ChecksumVerdict.Malformed("has a word that no phrase of a wallet has");
            }

            for (var bit = 0; bit < BitsPerWord; bit++)
            {
                var at = (word * BitsPerWord) + bit;
                bits[at / 8] |= (byte)(((index >> (BitsPerWord - 1 - bit)) & 1) << (7 - (at % 8)));
            }
        }

        var entropy = count / 3 * 4;
        var unused = 8 - (count / 3);
        return ChecksumVerdict.Of(SHA256.HashData(bits.AsSpan(0, entropy))[0] >> unused == bits[entropy] >> unused);
    }

    /// <param name="prefix">How many words: 12, 15, 18, 21 or 24.</param>
    /// <param name="random">Gives that many characters of an alphabet.</param>
    public string Complete(string prefix, Func<string, int, string> random)
    {
        var count = int.Parse(prefix, System.Globalization.CultureInfo.InvariantCulture);
        var entropy = Convert.FromHexString(random(Alphabet.HexLower, count / 3 * 8));
        byte[] bits = [.. entropy, SHA256.HashData(entropy)[0]];
        return string.Join(' ', Enumerable.Range(0, count).Select(word => Words.Value[Index(bits, word * BitsPerWord)]));
    }

    private static int Index(byte[] bits, int from) =>
        Enumerable.Range(from, BitsPerWord).Aggregate(0, (index, bit) => (index << 1) | ((bits[bit / 8] >> (7 - (bit % 8))) & 1));

    private static string[] Read()
    {
        using var stream = typeof(Bip39Checksum).Assembly.GetManifestResourceStream("BuiltIn.bip39")!;
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n').Where(line => !line.StartsWith('#')).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))];
    }
}

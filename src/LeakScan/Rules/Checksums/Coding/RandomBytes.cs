namespace LeakScan.Rules.Checksums.Coding;

/// <summary>Bytes from a source of random characters, for examples that hold encoded bytes.</summary>
internal static class RandomBytes
{
    public static byte[] Draw(Func<string, int, string> random, int count) => Convert.FromHexString(random(Alphabet.HexLower, 2 * count));
}

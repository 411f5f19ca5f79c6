namespace LeakScan.Tests.Rules.Checksums;

/// <summary>Random text that the seed decides.</summary>
internal sealed class Draw(int seed)
{
    private readonly Random _random = new(seed);

    public string Next(string alphabet, int count) => string.Concat(Enumerable.Range(0, count).Select(_ => alphabet[_random.Next(alphabet.Length)]));
}

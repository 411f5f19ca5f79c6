using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Formats;

/// <summary>UUIDs (RFC 9562): the version digit is 1 to 8 and the variant digit 8 to b. Random ones are version 4.</summary>
internal sealed class UuidChecksum : IChecksum
{
    public string Name => "uuid";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        if (!Guid.TryParseExact(secret, "D", out var uuid))
        {
            return ChecksumVerdict.NotApplicable;
        }

        return uuid.Version is >= 1 and <= 8 && uuid.Variant is >= 8 and <= 11
            ? ChecksumVerdict.Plausible()
            : ChecksumVerdict.Malformed("is not a UUID of any version");
    }

    public string Complete(string prefix, Func<string, int, string> random)
    {
        string Hex(int length) => random(Alphabet.HexLower, length);
        return $"{Hex(8)}-{Hex(4)}-4{Hex(3)}-{random("89ab", 1)}{Hex(3)}-{Hex(12)}";
    }
}

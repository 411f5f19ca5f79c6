namespace LeakScan.Rules.Checksums.Providers;

/// <summary>1Password's secret keys, <c>A3-XXXXXX-XXXXXX-XXXXX-XXXXX-XXXXX-XXXXX</c>: capitals and digits without those that look alike, 0, 1, I and O.</summary>
internal sealed class OnePasswordSecretKeyChecksum : IChecksum
{
    private const string Prefix = "A3-";
    private const string Characters = "23456789ABCDEFGHJKLMNPQRSTVWXYZ";

    public string Name => "onepassword-secret-key";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        if (!secret.StartsWith(Prefix))
        {
            return ChecksumVerdict.NotApplicable;
        }

        return secret[Prefix.Length..].ContainsAny("01IO") ? ChecksumVerdict.Malformed("has a character that no secret key has") : ChecksumVerdict.Plausible();
    }

    public string Complete(string prefix, Func<string, int, string> random)
    {
        string Part(int length) => random(Characters, length);
        return $"{Prefix}{Part(6)}-{Part(6)}-{Part(5)}-{Part(5)}-{Part(5)}-{Part(5)}";
    }
}

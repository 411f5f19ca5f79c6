using System.Globalization;
using System.Text;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Providers;

/// <summary>JFrog's reference tokens: base64 of <c>reftkn:01:expiry:random</c>, the expiry in seconds since 1970, 0 for never.</summary>
internal sealed class JFrogReferenceChecksum(TimeProvider clock) : IChecksum
{
    private const string Prefix = "reftkn:";

    public string Name => "jfrog-reference";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        if (BaseText.Decode64(secret) is not { } bytes || !bytes.AsSpan().StartsWith("reftkn:"u8))
        {
            return ChecksumVerdict.NotApplicable;
        }

        var parts = Encoding.Latin1.GetString(bytes).Split(':');
        if (parts.Length != 4 || parts[3].Length < 8 || !long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > 253_402_300_799)
        {
            return ChecksumVerdict.Malformed("carries no expiry");
        }

        if (seconds == 0)
        {
            return ChecksumVerdict.WellFormed("does not expire");
        }

        var expiry = DateTimeOffset.FromUnixTimeSeconds(seconds);
        var expired = expiry < clock.GetUtcNow();
        return ChecksumVerdict.WellFormed($"{(expired ? "expired" : "expires")} {JsonText.Day(expiry)}", expired);
    }

    public string Complete(string prefix, Func<string, int, string> random) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes($"{Prefix}01:0000000000:{random(Alphabet.Base62, 27)}"));
}

using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Providers;

/// <summary>Slack's tokens have no check digits; but the numbers in them are ids, which have no leading zero and do not repeat one digit.</summary>
internal sealed class SlackTokenChecksum : IChecksum
{
    public string Name => "slack-token";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        if (!secret.StartsWith("xox") && !secret.StartsWith("xapp-"))
        {
            return ChecksumVerdict.NotApplicable;
        }

        foreach (var range in secret.Split('-'))
        {
            var part = secret[range];
            if (part.Length >= 8 && Alphabet.IsDecimal(part) && (part[0] == '0' || !part.ContainsAnyExcept(part[0])))
            {
                return ChecksumVerdict.Malformed("has a number that is no id");
            }
        }

        return ChecksumVerdict.Plausible();
    }

    public string Complete(string prefix, Func<string, int, string> random) =>
        $"{prefix}2{random(Alphabet.Digits, 11)}-3{random(Alphabet.Digits, 12)}-{random(Alphabet.Base62, 24)}";
}

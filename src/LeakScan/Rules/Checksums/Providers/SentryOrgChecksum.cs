using System.Text;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Providers;

/// <summary>
/// Sentry's organisation tokens: <c>sntrys_</c>, base64 of a JSON object with the organisation and its server, an underscore, and a random part.
/// getsentry/sentry, src/sentry/utils/security/orgauthtoken_token.py
/// </summary>
internal sealed class SentryOrgChecksum : IChecksum
{
    private const string Prefix = "sntrys_";
    private const int RandomLength = 43;

    public string Name => "sentry-org";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        if (!secret.StartsWith(Prefix))
        {
            return ChecksumVerdict.NotApplicable;
        }

        var rest = secret[Prefix.Length..];
        var split = rest.LastIndexOf('_');
        if (split < 0 || JsonText.Decode(rest[..split]) is not { } json || !json.TryGetProperty("iat", out _))
        {
            return ChecksumVerdict.Malformed("carries no JSON");
        }

        return ChecksumVerdict.WellFormed(JsonText.Text(json, "org") is { } organisation ? $"organisation {organisation}" : "carries JSON as it should");
    }

    public string Complete(string prefix, Func<string, int, string> random)
    {
        var json = $$"""{"iat":1700000000.0,"url":"https://sentry.example","region_url":"https://us.sentry.example","org":"org-{{random(Alphabet.Digits, 4)}}"}""";
        return $"{Prefix}{Convert.ToBase64String(Encoding.UTF8.GetBytes(json))}_{random(Alphabet.Base62, RandomLength)}";
    }
}

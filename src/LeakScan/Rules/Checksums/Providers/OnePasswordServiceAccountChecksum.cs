using System.Text;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Providers;

/// <summary>1Password's service account tokens: <c>ops_</c> and base64url of a JSON object with the sign-in address, the account and its keys.</summary>
internal sealed class OnePasswordServiceAccountChecksum : IChecksum
{
    private const string Prefix = "ops_";

    private static readonly string[] Members = ["signInAddress", "email", "secretKey"];

    public string Name => "onepassword-service-account";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        if (!secret.StartsWith(Prefix))
        {
            return ChecksumVerdict.NotApplicable;
        }

        if (JsonText.Decode(secret[Prefix.Length..]) is not { } json || !Array.TrueForAll(Members, m => json.TryGetProperty(m, out _)))
        {
            return ChecksumVerdict.Malformed("carries no JSON with an account");
        }

        return ChecksumVerdict.WellFormed(JsonText.Text(json, "signInAddress") is { } address ? $"account at {address}" : "carries JSON as it should");
    }

    public string Complete(string prefix, Func<string, int, string> random)
    {
        var json = $$"""
            {"signInAddress":"team.1password.example","userAuth":{"method":"SRPg-4096","alg":"PBES2g-HS256","iterations":650000,"salt":"{{random(Alphabet.Base64Url, 22)}}"},
            "email":"{{random(Alphabet.Base36, 12)}}@1passwordserviceaccounts.example","srpX":"{{random(Alphabet.HexLower, 64)}}",
            "muk":{"alg":"A256GCM","ext":true,"k":"{{random(Alphabet.Base64Url, 43)}}","kty":"oct"},"secretKey":"{{random(Alphabet.Base32, 34)}}","deviceUuid":"{{random(Alphabet.Base36, 26)}}"}
            """;
        return Prefix + BaseText.EncodeUrl(Encoding.UTF8.GetBytes(json.Replace("\n", "")));
    }
}

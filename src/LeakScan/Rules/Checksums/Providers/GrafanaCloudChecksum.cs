using System.Text;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Providers;

/// <summary>
/// Grafana Cloud's tokens, <c>glc_</c> and base64 of a JSON object with organisation, name and key, and Grafana's older API keys, base64 of one with key,
/// name and organisation id. grafana/grafana, pkg/components/apikeygen
/// </summary>
internal sealed class GrafanaCloudChecksum : IChecksum
{
    private const string CloudPrefix = "glc_";

    public string Name => "grafana-cloud";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        var isCloud = secret.StartsWith(CloudPrefix);
        if (!isCloud && !secret.StartsWith("eyJ"))
        {
            return ChecksumVerdict.NotApplicable;
        }

        if (JsonText.Decode(isCloud ? secret[CloudPrefix.Length..] : secret) is not { } json
            || JsonText.Text(json, "k") is null || !json.TryGetProperty(isCloud ? "o" : "id", out _))
        {
            return ChecksumVerdict.Malformed("carries no JSON with a key");
        }

        return ChecksumVerdict.WellFormed(JsonText.Text(json, "n") is { } name ? $"named {name}" : "carries JSON as it should");
    }

    public string Complete(string prefix, Func<string, int, string> random)
    {
        var json = prefix == CloudPrefix
            ? $$$"""{"o":"{{{random(Alphabet.Digits, 6)}}}","n":"stack-publisher","k":"{{{random(Alphabet.Base62, 24)}}}","m":{"r":"us"}}"""
            : $$"""{"k":"{{random(Alphabet.Base62, 32)}}","n":"publisher","id":1}""";
        return (prefix == CloudPrefix ? prefix : "") + Convert.ToBase64String(Encoding.UTF8.GetBytes(json));
    }
}

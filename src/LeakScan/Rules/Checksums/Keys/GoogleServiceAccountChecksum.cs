using System.Text.Json;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Keys;

/// <summary>Google's service account keys: the JSON file with its private key in PEM, or that private key alone as it stands in the file, line breaks escaped.</summary>
internal sealed class GoogleServiceAccountChecksum : IChecksum
{
    private readonly PemChecksum _pem = new();

    public string Name => "google-service-account";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        if (!secret.TrimStart().StartsWith("{"))
        {
            return _pem.Verify(secret);
        }

        try
        {
            using var document = JsonDocument.Parse(secret.ToString());
            return document.RootElement.TryGetProperty("private_key", out var key) && key.ValueKind == JsonValueKind.String
                ? Describe(_pem.Verify(key.GetString()), document.RootElement)
                : ChecksumVerdict.Malformed("has no private key");
        }
        catch (JsonException)
        {
            return ChecksumVerdict.Malformed("is no JSON");
        }
        catch (InvalidOperationException)
        {
            return ChecksumVerdict.Malformed("has no private key");
        }
    }

    public string Complete(string prefix, Func<string, int, string> random) => _pem.Complete("PRIVATE KEY", random).Replace("\n", "\\n") + "\\n";

    private static ChecksumVerdict Describe(ChecksumVerdict key, JsonElement json) =>
        key.Outcome == ChecksumOutcome.Valid && JsonText.Text(json, "client_email") is { } account
            ? ChecksumVerdict.WellFormed($"{key.Note}, of {account}")
            : key;
}

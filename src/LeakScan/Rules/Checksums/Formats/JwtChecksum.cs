using System.Text;
using System.Text.Json;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Formats;

/// <summary>
/// JSON Web Tokens (RFC 7519): header and payload must be JSON, the header name an algorithm, and the signature have that algorithm's length.
/// The notes say who issued it and until when it is valid; one that has expired is inert.
/// </summary>
internal sealed class JwtChecksum(TimeProvider clock) : IChecksum
{
    public string Name => "jwt";

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        var first = secret.IndexOf('.');
        var second = first < 0 ? -1 : secret[(first + 1)..].IndexOf('.');
        if (second < 0)
        {
            return ChecksumVerdict.NotApplicable;
        }

        var payloadText = secret.Slice(first + 1, second);
        var signature = secret[(first + second + 2)..];
        if (JsonText.Decode(secret[..first]) is not { } header || JsonText.Text(header, "alg") is not { } algorithm)
        {
            return ChecksumVerdict.Malformed("header is no JSON with an algorithm");
        }

        if (signature.Contains('.'))
        {
            // Five parts: encrypted (RFC 7516). Its payload tells nothing.
            return ChecksumVerdict.Plausible($"encrypted JWT, {algorithm}");
        }

        if (JsonText.Decode(payloadText) is not { } payload)
        {
            return ChecksumVerdict.Malformed("payload is no JSON");
        }

        if (SignatureLength(algorithm) is { } length && signature.Length != length)
        {
            return ChecksumVerdict.Malformed($"signature is not as long as {algorithm} makes it");
        }

        return Describe(algorithm, payload);
    }

    /// <summary>A token with the prefix as issuer.</summary>
    public string Complete(string prefix, Func<string, int, string> random)
    {
        var header = BaseText.EncodeUrl("""{"alg":"HS256","typ":"JWT"}"""u8);
        var issuer = JsonEncodedText.Encode(prefix.Length > 0 ? prefix : "https://issuer.example");
        var payload = $$"""{"iss":"{{issuer}}","sub":"{{random(Alphabet.Digits, 10)}}","iat":1700000000}""";

        // The last of 43 characters holds four bits.
        return $"{header}.{BaseText.EncodeUrl(Encoding.UTF8.GetBytes(payload))}.{random(Alphabet.Base64Url, 42)}{random("AEIMQUYcgkosw048", 1)}";
    }

    private ChecksumVerdict Describe(string algorithm, JsonElement payload)
    {
        var note = new StringBuilder($"JWT, {algorithm}");
        if (JsonText.Text(payload, "iss") is { } issuer)
        {
            note.Append($", issued by {issuer}");
        }

        if (JsonText.Text(payload, "role") is { } role)
        {
            note.Append($", role {role}");
        }

        var expiry = JsonText.Moment(payload, "exp");
        var expired = expiry < clock.GetUtcNow();
        note.Append(
            expiry is { } day ? $", {(expired ? "expired" : "expires")} {JsonText.Day(day)}"
            : payload.TryGetProperty("exp", out _) ? ", of unreadable expiry"
            : ", does not expire");
        return ChecksumVerdict.WellFormed(note.ToString(), isInert: expired);
    }

    // Characters of base64url for the algorithms whose signature has a fixed length (RFC 7518).
    private static int? SignatureLength(string algorithm) => algorithm switch
    {
        "HS256" => 43,
        "HS384" => 64,
        "HS512" or "ES256" or "ES256K" or "EdDSA" => 86,
        "ES384" => 128,
        "ES512" => 176,
        "none" => 0,
        _ => null,
    };
}

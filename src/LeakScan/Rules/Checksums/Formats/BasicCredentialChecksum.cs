using System.Buffers;
using System.Text;
using LeakScan.Rules.Checksums.Coding;

namespace LeakScan.Rules.Checksums.Formats;

/// <summary>
/// Base64 of a user name, a colon and a password (RFC 7617), as HTTP's basic authentication and Docker's configuration hold it. What decodes to something
/// else is none, and what decodes to the passwords of manuals is an example.
/// </summary>
internal sealed class BasicCredentialChecksum(string name) : IChecksum
{
    // Passwords of documentation, lower case. A real password among these is not worth the false alarms.
    private static readonly SearchValues<string> Placeholders = SearchValues.Create(
        ["password", "passwd", "pass", "pwd", "secret", "token", "changeme", "mypassword", "your_password", "yourpassword", "your-password", "open sesame", "example"],
        StringComparison.Ordinal);

    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    public string Name => name;

    public ChecksumVerdict Verify(ReadOnlySpan<char> secret)
    {
        if (BaseText.Decode64(secret) is not { } bytes || Decode(bytes) is not { } text)
        {
            return ChecksumVerdict.Malformed("decodes to no text");
        }

        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var password = text[(colon + 1)..];
        if (colon < 0 || password.Length == 0)
        {
            return ChecksumVerdict.Malformed("decodes to no user name and password");
        }

        return IsPlaceholder(password) ? ChecksumVerdict.Malformed("decodes to an example") : ChecksumVerdict.Plausible("user name and password");
    }

    /// <summary>The credential of the user whose name the prefix is.</summary>
    public string Complete(string prefix, Func<string, int, string> random) =>
        Convert.ToBase64String(Encoding.UTF8.GetBytes($"{(prefix.Length > 0 ? prefix : "deploy")}:{random(Alphabet.Base62, 20)}"));

    private static bool IsPlaceholder(string password) =>
        Placeholders.Contains(password.ToLowerInvariant())
        || password.AsSpan().Trim("xX*.-_").IsEmpty
        || (password[0] is '<' or '$' or '{' or '%' && password[^1] is '>' or '}' or ')' or '%');

    private static string? Decode(byte[] bytes)
    {
        try
        {
            var text = StrictUtf8.GetString(bytes);
            return text.Any(char.IsControl) ? null : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}

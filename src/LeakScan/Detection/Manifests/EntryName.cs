using System.Buffers;
using System.Text;

namespace LeakScan.Detection.Manifests;

/// <summary>What the name of a Secret's entry tells: a Secret also holds what only goes with a credential, such as its user, its host and its certificate.</summary>
internal static class EntryName
{
    private const int Longest = 128;

    private static readonly SearchValues<string> Secrets = SearchValues.Create(
        ["pass", "pwd", "psw", "secret", "token", "key", "auth", "cred", "salt", "private", "license", "licence", "cookie", "webhook", "dsn", "connection", "htpasswd", "jwt", "docker", "kubeconfig", "seed", "pin"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>The last words of names that tell something public.</summary>
    private static readonly string[] Public =
    [
        "name", "user", "usr", "login", "host", "port", "address", "addr", "server", "servers", "endpoint", "region", "zone", "bucket", "crt", "cert", "cer", "certificate", "ca", "cacert", "pub",
        "email", "mail", "sender", "database", "db", "schema", "namespace", "type", "mode", "enabled", "version", "timeout", "path", "dir", "role", "driver", "protocol", "ttl", "level",
        "size", "count", "domain", "issuer", "id", "algorithm", "subject", "scope", "scopes", "environment", "provider", "account", "project",
    ];

    /// <summary>Whether the name tells that its value is a credential; null when its last word is one of something public: <c>DB_HOST</c>, <c>tls.crt</c>, <c>postgresUser</c>.</summary>
    public static bool? TellsSecret(ReadOnlySpan<byte> name)
    {
        if (name.IndexOf("public"u8) >= 0 || name.IndexOf("PUBLIC"u8) >= 0)
        {
            return null;
        }

        if (name.Length > Longest)
        {
            return false;
        }

        Span<char> buffer = stackalloc char[Longest];
        ReadOnlySpan<char> letters = buffer[..Encoding.Latin1.GetChars(name, buffer)];
        foreach (var word in Public)
        {
            if (letters.EndsWith(word, StringComparison.OrdinalIgnoreCase) && BeginsWord(letters, letters.Length - word.Length, word.Length))
            {
                return null;
            }
        }

        return letters.ContainsAny(Secrets);
    }

    /// <summary>Behind a sign, at a change to capitals, or in any place when the word is long: <c>dbuser</c>, <c>hostname</c>.</summary>
    private static bool BeginsWord(ReadOnlySpan<char> name, int at, int length) =>
        at == 0 || length > 3 || !char.IsAsciiLetter(name[at - 1]) || (char.IsAsciiLetterUpper(name[at]) && char.IsAsciiLetterLower(name[at - 1]));
}

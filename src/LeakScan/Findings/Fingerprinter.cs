using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace LeakScan.Findings;

/// <summary>
/// Computes fingerprints: PBKDF2-HMAC-SHA256 (RFC 8018) of the secret, salted with the rule's id. A fingerprint ends up in reports and baselines, which are
/// shared and committed; a fast hash would let anyone who reads them try a dictionary of passwords in seconds. Ten thousand rounds cost about two
/// milliseconds, once for each distinct secret that is reported. How a secret of several lines is broken and indented is no part of it: the same key is known
/// again with other line ends, further to the right, or as a string with escapes. Safe for several threads.
/// </summary>
internal sealed class Fingerprinter
{
    private const int Rounds = 10_000;
    private const int Bytes = 16;

    private readonly ConcurrentDictionary<(string RuleId, Secret Secret), string> _known = new();

    public string Fingerprint(string ruleId, Secret secret) =>
        _known.GetOrAdd((ruleId, secret), static key => Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(
            Encoding.UTF8.GetBytes(WithoutLayout(key.Secret.Reveal())),
            Encoding.UTF8.GetBytes("leakscan/1/" + key.RuleId),
            Rounds,
            HashAlgorithmName.SHA256,
            Bytes)));

    private static string WithoutLayout(string secret)
    {
        if (!secret.Contains('\n') && !secret.Contains("\\n", StringComparison.Ordinal))
        {
            return secret;
        }

        var joined = secret.Replace("\\r", "", StringComparison.Ordinal).Replace("\\n", "", StringComparison.Ordinal);
        return string.Concat(joined.Where(c => !char.IsWhiteSpace(c)));
    }
}

using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using LeakScan.Sources.Reading;

namespace LeakScan.Findings;

/// <summary>
/// Computes fingerprints: PBKDF2-HMAC-SHA256 (RFC 8018) of the secret, salted with the rule's id. A fingerprint ends up in reports and baselines, which are
/// shared and committed; a fast hash would let anyone who reads them try a dictionary of passwords in seconds. Ten thousand rounds cost about two milliseconds
/// for each distinct secret, which is why they are spent only where a fingerprint is shown or compared (<see cref="Precompute"/>). How a secret of several lines
/// is broken and indented is no part of it: the same key is known again with other line ends, further to the right, or as a string with escapes.
/// Safe for several threads.
/// </summary>
internal sealed class Fingerprinter
{
    private const int Rounds = 10_000;
    private const int Bytes = 16;

    private readonly ConcurrentDictionary<(string RuleId, Secret Secret), Lazy<string>> _known = new();

    /// <summary>The fingerprint of a secret, computed when its value is asked for; the same object whenever the same is asked.</summary>
    public Lazy<string> Fingerprint(string ruleId, Secret secret) =>
        _known.GetOrAdd((ruleId, secret), static key => new Lazy<string>(() => Compute(key.RuleId, key.Secret)));

    /// <summary>Computes what is not computed yet, on several threads.</summary>
    /// <returns>False when it was cancelled: some are left, which <see cref="Lazy{T}.IsValueCreated"/> tells.</returns>
    public static bool Precompute(IEnumerable<Finding> findings, int workers, CancellationToken cancellation)
    {
        var waiting = findings.Select(f => f.LazyFingerprint).Where(f => !f.IsValueCreated).Distinct().ToList();
        var next = -1;
        WorkerThreads.Run(
            Math.Clamp(waiting.Count, 1, workers),
            () =>
            {
                for (var i = Interlocked.Increment(ref next); i < waiting.Count && !cancellation.IsCancellationRequested; i = Interlocked.Increment(ref next))
                {
                    _ = waiting[i].Value;
                }
            },
            () => Interlocked.Exchange(ref next, waiting.Count));
        return waiting.TrueForAll(f => f.IsValueCreated);
    }

    private static string Compute(string ruleId, Secret secret) => Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(
        Encoding.UTF8.GetBytes(WithoutLayout(secret.Reveal())),
        Encoding.UTF8.GetBytes("leakscan/1/" + ruleId),
        Rounds,
        HashAlgorithmName.SHA256,
        Bytes));

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

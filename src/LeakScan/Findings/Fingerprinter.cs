using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using LeakScan.Sources.Reading;

namespace LeakScan.Findings;

/// <summary>
/// Computes fingerprints: PBKDF2-HMAC-SHA256 (RFC 8018) of the secret, salted with the rule's id. A fingerprint ends up in reports and baselines, which are
/// shared and committed; a fast hash would let anyone who reads them try a dictionary of passwords in seconds. Ten thousand rounds cost a millisecond or two
/// for each distinct secret, which is why they are spent only where a fingerprint is shown or compared (<see cref="Precompute"/>). How a secret of several lines
/// is broken and indented is no part of it: the same key is known again with other line ends, further to the right, or as a string with escapes.
/// Safe for several threads.
/// </summary>
internal sealed class Fingerprinter
{
    private const int Rounds = 10_000;
    private const int Bytes = 16;

    /// <summary>Where as many are computed on one thread, several at once are faster than the library one by one.</summary>
    private const int LeastAtOnce = 3;

    private readonly ConcurrentDictionary<(string RuleId, Secret Secret), LazyFingerprint> _known = new();

    /// <summary>The fingerprint of a secret, computed when its value is asked for; the same object whenever the same is asked.</summary>
    public LazyFingerprint Fingerprint(string ruleId, Secret secret) => _known.GetOrAdd((ruleId, secret), static key => new LazyFingerprint(key.RuleId, key.Secret));

    /// <summary>Computes what is not computed yet, on several threads.</summary>
    /// <returns>False when it was cancelled: some are left, which <see cref="LazyFingerprint.IsValueCreated"/> tells.</returns>
    public static bool Precompute(IEnumerable<Finding> findings, int workers, CancellationToken cancellation)
    {
        var waiting = findings.Select(f => f.LazyFingerprint).Where(f => !f.IsValueCreated).Distinct().ToArray();
        // As many at once as there is work for on every thread.
        var atOnce = Math.Clamp((waiting.Length + workers - 1) / workers, 1, Pbkdf2Lanes.Count);
        var next = 0;
        WorkerThreads.Run(
            Math.Clamp((waiting.Length + atOnce - 1) / atOnce, 1, workers),
            () =>
            {
                while (!cancellation.IsCancellationRequested && Interlocked.Add(ref next, atOnce) - atOnce is var first && first < waiting.Length)
                {
                    LazyFingerprint.Compute(waiting.AsSpan(first, Math.Min(atOnce, waiting.Length - first)));
                }
            },
            () => Interlocked.Exchange(ref next, waiting.Length));
        return Array.TrueForAll(waiting, f => f.IsValueCreated);
    }

    /// <summary>Computes the fingerprints of some secrets.</summary>
    public static string[] Compute(ReadOnlySpan<(string RuleId, Secret Secret)> secrets)
    {
        var inputs = new (byte[] Password, byte[] Salt)[secrets.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            inputs[i] = (Encoding.UTF8.GetBytes(WithoutLayout(secrets[i].Secret.Reveal())), Encoding.UTF8.GetBytes("leakscan/1/" + secrets[i].RuleId));
        }

        var keys = Pbkdf2Lanes.IsSupported && inputs.Length is >= LeastAtOnce and <= Pbkdf2Lanes.Count
            ? Pbkdf2Lanes.Derive(inputs, Rounds)
            : Array.ConvertAll(inputs, i => Rfc2898DeriveBytes.Pbkdf2(i.Password, i.Salt, Rounds, HashAlgorithmName.SHA256, Bytes));
        return Array.ConvertAll(keys, key => Convert.ToHexStringLower(key.AsSpan(0, Bytes)));
    }

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

using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeakScan.Findings;
using LeakScan.Git;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Tests.Reporting;

internal static class SampleFindings
{
    /// <summary>A finding whose line is given with § where the secret stands.</summary>
    public static Finding Make(Rule rule, Provenance provenance, int line, string text, string secret)
    {
        var column = text.IndexOf('§', StringComparison.Ordinal);
        var redacted = Secret.Redact(secret);
        var shown = string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
        return new Finding
        {
            Rule = rule,
            Severity = rule.Severity,
            Confidence = rule.Confidence,
            Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(rule.Id + secret)).AsSpan(0, 16)),
            Provenance = provenance,
            Region = new Region(line, column + 1, line, column + 1 + secret.Length),
            Secret = new Secret(secret),
            Snippet = new Snippet(shown.Replace("§", redacted, StringComparison.Ordinal), column, redacted.Length),
        };
    }

    public static CommitInfo Commit(char digit, string author, string date, string summary)
    {
        var when = DateTimeOffset.Parse(date, CultureInfo.InvariantCulture);
        return new CommitInfo(Id(digit), author, "someone@example.invalid", when, when, summary);
    }

    public static GitProvenance Blob(char digit, CommitInfo commit, string path, string? pathAtHead, Reachability reachability, params string[] references) =>
        new(new ObjectLocation(Id(digit), ObjectKind.Blob, commit, path, pathAtHead, reachability, references, null));

    public static GitProvenance Message(CommitInfo commit) =>
        new(new ObjectLocation(commit.Id, ObjectKind.Commit, commit, null, null, Reachability.Reference, ["refs/heads/main"], null));

    public static GitProvenance Dangling(char digit) =>
        new(new ObjectLocation(Id(digit), ObjectKind.Blob, null, null, null, Reachability.Unreachable, [], null));

    public static GitProvenance Index(char digit, string path) =>
        new(new ObjectLocation(Id(digit), ObjectKind.Blob, null, path, null, Reachability.Unreachable, [], null), isStaged: true);

    private static ObjectId Id(char digit) => ObjectId.Parse(new string(digit, 40));
}

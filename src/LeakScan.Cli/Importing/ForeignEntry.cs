using System.Security.Cryptography;
using System.Text;
using LeakScan.Findings;
using LeakScan.Sources;

namespace LeakScan.Cli.Importing;

/// <summary>
/// A finding that another scanner accepts, by what that scanner knows of it: the secret itself, its hash, or only its place. Rules have other names there,
/// so they are not compared.
/// </summary>
internal sealed record ForeignEntry
{
    private const int MinSharedLength = 8;

    /// <summary>What to call it in a message; never the secret.</summary>
    public required string Name { get; init; }

    /// <summary>The secret in plain text; null when the file does not hold it.</summary>
    public Secret? Secret { get; init; }

    /// <summary>The SHA-1 of the secret, lower-case; null when the file does not hold it.</summary>
    public string? Sha1 { get; init; }

    public string? Commit { get; init; }

    public string Path { get; init; } = "";

    /// <summary>1-based; 0 when it is not known.</summary>
    public int Line { get; init; }

    public bool Accepts(Finding finding) =>
        Sha1 is not null ? Hash(finding.Secret) == Sha1
        : Secret is not null ? IsSame(Secret.Reveal(), finding.Secret.Reveal())
        : IsAt(finding);

    /// <summary>Two scanners may draw the borders of one secret differently: with its prefix or without, with the user name or without.</summary>
    private static bool IsSame(string theirs, string ours) =>
        theirs == ours
        || (Math.Min(theirs.Length, ours.Length) >= MinSharedLength
            && (theirs.Contains(ours, StringComparison.Ordinal) || ours.Contains(theirs, StringComparison.Ordinal)));

    // detect-secrets hashes so; this only recognises what is in its file.
#pragma warning disable CA5350
    private static string Hash(Secret secret) => Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(secret.Reveal())));
#pragma warning restore CA5350

    private bool IsAt(Finding finding)
    {
        var git = (finding.Provenance as GitProvenance)?.Location;
        return Line >= finding.Region.StartLine && Line <= finding.Region.EndLine
            && (IsPath(finding.Provenance.DisplayPath) || (git?.PathAtHead is { } now && IsPath(now)))
            && (Commit is null || git?.Commit is null || git.Commit.Id.ToString().StartsWith(Commit, StringComparison.OrdinalIgnoreCase));
    }

    // Paths may be absolute there, or start with "./". Any other is as long as ours: sub/a.txt is not a.txt.
    private bool IsPath(string path)
    {
        var theirs = Path.Replace('\\', '/');
        var isAbsolute = theirs is ['/', ..] or [_, ':', '/', ..];
        return isAbsolute ? theirs.EndsWith("/" + path, StringComparison.Ordinal) : theirs == path || (theirs.StartsWith("./", StringComparison.Ordinal) && theirs.AsSpan(2).SequenceEqual(path));
    }
}

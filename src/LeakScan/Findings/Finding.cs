using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Findings;

/// <summary>What the user is told: a credential, where it stands and how sure that is. Immutable.</summary>
public sealed record Finding
{
    /// <summary>The rule that found it.</summary>
    public required Rule Rule { get; init; }

    /// <summary>Harm if it is real: the greatest of its parts' rules, unless something lowered it.</summary>
    public required Severity Severity { get; init; }

    /// <summary>How sure, after verification, path and placeholders were looked at.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>
    /// Stable id of (rule, secret): 32 lower-case hexadecimal digits of a slow, salted hash, computed when it is first asked for. Contains no line, path, commit
    /// or time.
    /// </summary>
    public string Fingerprint
    {
        get => LazyFingerprint.Value;
        init => LazyFingerprint = new Lazy<string>(value);
    }

    /// <summary>Where it was found; in a history where it entered.</summary>
    public required Provenance Provenance { get; init; }

    /// <summary>The region of the secret in that content.</summary>
    public required Region Region { get; init; }

    /// <summary>The credential; redacts itself.</summary>
    public required Secret Secret { get; init; }

    /// <summary>Its line.</summary>
    public required Snippet Snippet { get; init; }

    /// <summary>What the offline verifier said.</summary>
    public Verification Verification { get; init; }

    /// <summary>What verification said, in words for people: "checksum holds", "AWS account 123456789012".</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>What its place tells: front-end code, a log, a test.</summary>
    public Surroundings Surroundings { get; init; }

    /// <summary>The other parts of the same credential that stand near it; empty for most.</summary>
    public IReadOnlyList<FindingPart> Parts { get; init; } = [];

    /// <summary>Why it does not count, when an inline marker or a baseline says so; null when it counts.</summary>
    public Suppression? Suppression { get; init; }

    /// <summary>In a history: how many distinct blobs hold this secret at this path; otherwise 1.</summary>
    public int Occurrences { get; init; } = 1;

    /// <summary>The fingerprint, which may not have been computed yet; one object for all findings of the same rule and secret.</summary>
    internal Lazy<string> LazyFingerprint { get; init; } = new("");
}

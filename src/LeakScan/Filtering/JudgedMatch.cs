using LeakScan.Detection;
using LeakScan.Rules;
using LeakScan.Rules.Checksums;

namespace LeakScan.Filtering;

/// <summary>
/// A match that has passed the filters of its rule, without its place: the same object serves every version of a file that holds it, so that a secret
/// in ten thousand blobs is judged and kept once. Immutable; compared by reference, because it is a key in large tables.
/// </summary>
internal sealed class JudgedMatch
{
    /// <summary>Index of the rule in the pack.</summary>
    public required int Rule { get; init; }

    /// <summary>Length of the secret in bytes.</summary>
    public required int Length { get; init; }

    /// <summary>The credential in plain text.</summary>
    public required string Secret { get; init; }

    /// <summary>How sure it is so far.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>How the match looked.</summary>
    public MatchTraits Traits { get; init; }

    /// <summary>What the rule's verifier said.</summary>
    public ChecksumOutcome Checksum { get; init; }

    /// <summary>Whether it is real and yet of no use by itself: expired, or encrypted under a passphrase.</summary>
    public bool IsInert { get; init; }

    /// <summary>What the verifier tells people; null for nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The same as it stands in an encoded text.</summary>
    /// <param name="length">Length of the characters that hide it, in bytes.</param>
    /// <param name="encoding">The encoding, for people.</param>
    public JudgedMatch Encoded(int length, string encoding) => With(length, Confidence, Note is null ? $"in {encoding}" : $"{Note}; in {encoding}");

    /// <summary>Whether another reading of the same bytes can make it surer: it is doubted only because its checksum fails, and a name before them does not ask for one.</summary>
    public bool MayBeAssured => Checksum == ChecksumOutcome.Invalid;

    /// <summary>The same, as sure as another reading of the same bytes where it <see cref="MayBeAssured"/>.</summary>
    public JudgedMatch AssuredBy(JudgedMatch other) => MayBeAssured && Confidence < other.Confidence ? With(Length, other.Confidence, Note) : this;

    private JudgedMatch With(int length, Confidence confidence, string? note) => new()
    {
        Rule = Rule,
        Length = length,
        Secret = Secret,
        Confidence = confidence,
        Traits = Traits,
        Checksum = Checksum,
        IsInert = IsInert,
        Note = note,
    };
}

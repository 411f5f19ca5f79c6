using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using LeakScan.Rules.Packs;

namespace LeakScan.Rules;

/// <summary>One kind of credential and how it is found. Immutable; made by reading a rule file, which validates it.</summary>
public sealed record Rule
{
    private readonly ReadOnlyMemory<byte> _packed;
    private RuleTexts? _texts;

    /// <summary>A rule that is given all it has.</summary>
    public Rule()
    {
    }

    /// <summary>A rule of a compiled pack.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="packed">The texts that a scan does not need, as the pack has them.</param>
    [SetsRequiredMembers]
    internal Rule(string id, ReadOnlyMemory<byte> packed)
    {
        Id = id;
        _packed = packed;
    }

    /// <summary>Permanent id, <c>provider-token-kind</c> in lower-case ASCII.</summary>
    public required string Id { get; init; }

    /// <summary>Name of the credential, as its provider calls it.</summary>
    public required string Name { get => field ?? Texts!.Name; init; }

    /// <summary>The provider's name.</summary>
    public required string Provider { get => field ?? Texts!.Provider; init; }

    /// <summary>What the credential is and what it opens, in one or two sentences.</summary>
    public required string Description { get => field ?? Texts!.Description; init; }

    /// <summary>Harm if it is real.</summary>
    public required Severity Severity { get; init; }

    /// <summary>How sure a match is before verification, path and placeholders are looked at.</summary>
    public required Confidence Confidence { get; init; }

    /// <summary>Which detector confirms the rule's candidates.</summary>
    internal DetectorKind Detector { get; init; }

    /// <summary>Literals one of which stands in or near every match; ASCII, compared ignoring case.</summary>
    public required IReadOnlyList<string> Keywords { get => field ?? Texts!.Keywords; init; }

    /// <summary>The expression, over bytes widened as Latin-1. Null where the detector needs none.</summary>
    public string? Pattern { get => field ?? Texts?.Pattern; init; }

    /// <summary>
    /// For a pattern that does not contain its keyword: how many bytes the match may stand away from it, either side. 0 where the pattern contains it.
    /// </summary>
    public int Distance { get; init; }

    /// <summary>Least Shannon entropy of the secret, in bits per byte; 0 for none.</summary>
    public double Entropy { get; init; }

    /// <summary>Least randomness of the secret, 0 to 1; 0 for none.</summary>
    public double Randomness { get; init; }

    /// <summary>Name of the offline verifier; null for none.</summary>
    public string? Checksum { get; init; }

    /// <summary>What becomes of a match whose checksum does not hold.</summary>
    internal FailedChecksum OnFail { get; init; } = FailedChecksum.Ignore;

    /// <summary>Other matches that must, or may, stand near.</summary>
    internal IReadOnlyList<Requirement> Requires { get; init; } = [];

    /// <summary>Globs of the only files in which the rule counts; empty for all.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Declared exceptions.</summary>
    internal Allowance Allow { get; init; } = Allowance.None;

    /// <summary>Whether the secret is looked at again after decoding (base64, hex, URL encoding).</summary>
    public bool Decode { get; init; }

    /// <summary>How the credential is revoked.</summary>
    public required Rotation Rotate { get => field ?? Texts!.Rotate; init; }

    /// <summary>Documentation of the format, absolute URLs.</summary>
    public IReadOnlyList<string> References { get => field ?? Texts?.References ?? []; init; }

    /// <summary>CWE ids (<c>CWE-798</c>) and categories.</summary>
    public IReadOnlyList<string> Tags { get => field ?? Texts?.Tags ?? []; init; }

    /// <summary>Texts in which the rule finds a secret, as templates; empty in a compiled pack.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Texts in which the rule finds nothing, as templates; empty in a compiled pack.</summary>
    public IReadOnlyList<string> NegativeExamples { get; init; } = [];

    /// <summary>Where it was read; null in a compiled pack.</summary>
    internal RuleOrigin? Origin { get; init; }

    // Not while the tables of a scan are made but when somebody asks; two threads that ask at once read the same.
    private RuleTexts? Texts => _packed.IsEmpty ? null : _texts ??= RulePackReader.ReadTexts(_packed);

    /// <summary>Whether it is the same rule: texts that were read meanwhile, or not, must not tell it from itself.</summary>
    public bool Equals(Rule? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}

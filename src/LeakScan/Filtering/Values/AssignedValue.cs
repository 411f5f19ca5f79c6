using LeakScan.Detection;

namespace LeakScan.Filtering.Values;

/// <summary>A value behind a name, with the place it stands in, as the checks see it.</summary>
/// <param name="content">The content.</param>
/// <param name="match">The match.</param>
/// <param name="text">The value in characters; empty when it is longer than any that can count.</param>
internal readonly ref struct AssignedValue(ReadOnlySpan<byte> content, in RawMatch match, ReadOnlySpan<char> text)
{
    /// <summary>Without any of these, only a random value is a credential.</summary>
    public const MatchTraits Credentials = MatchTraits.Password | MatchTraits.Secret | MatchTraits.Token;

    private const int MostName = 160;
    private readonly RawMatch _match = match;

    /// <summary>The content.</summary>
    public ReadOnlySpan<byte> Content { get; } = content;

    /// <summary>The value in characters.</summary>
    public ReadOnlySpan<char> Text { get; } = text;

    /// <summary>From the name to the value, at most 160 bytes.</summary>
    public ReadOnlySpan<byte> Name { get; } = content[match.Start..Math.Min(match.SecretStart, match.Start + MostName)];

    /// <summary>The match.</summary>
    public RawMatch Match => _match;

    /// <summary>Length of the value in bytes.</summary>
    public int Length => _match.SecretEnd - _match.SecretStart;

    /// <summary>Whether the name says no more than that it is some key, a nonce or a salt.</summary>
    public bool IsAnyKey => !Has(Credentials);

    /// <summary>Whether the match has any of the traits.</summary>
    public bool Has(MatchTraits traits) => (_match.Traits & traits) != MatchTraits.None;
}

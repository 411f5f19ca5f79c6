using System.Text;
using LeakScan.Detection;
using LeakScan.Rules;

namespace LeakScan.Filtering.Checks;

/// <summary>A match with its rule, as the checks of rules see it. The secret becomes a string when a check first asks for it.</summary>
/// <param name="content">The content.</param>
/// <param name="match">The match.</param>
/// <param name="rule">Its rule.</param>
/// <param name="allowed">The values that the rule allows.</param>
internal ref struct MatchSubject(ReadOnlySpan<byte> content, RawMatch match, Rule rule, AllowedValues allowed)
{
    /// <summary>A pattern that asks for no more bits than this takes what a person chose, such as the password of a .netrc; so a placeholder or a reference may stand there, as behind any name.</summary>
    private const double MostOfChosen = 2.5;

    private string? _secret;

    /// <summary>The content.</summary>
    public ReadOnlySpan<byte> Content { get; } = content;

    /// <summary>The match.</summary>
    public RawMatch Match { get; } = match;

    /// <summary>Its rule.</summary>
    public Rule Rule { get; } = rule;

    /// <summary>The values that the rule allows.</summary>
    public AllowedValues Allowed { get; } = allowed;

    /// <summary>The credential, as it stands in the content.</summary>
    public readonly ReadOnlySpan<byte> Bytes => Content[Match.SecretStart..Match.SecretEnd];

    /// <summary>The credential as a text.</summary>
    public string Secret => _secret ??= Encoding.UTF8.GetString(Bytes);

    /// <summary>Whether a rule takes what people chose.</summary>
    public static bool IsChosen(Rule rule) => rule.Detector == DetectorKind.Pattern && rule.Entropy is > 0 and <= MostOfChosen;
}

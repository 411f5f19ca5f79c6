using System.Text;
using LeakScan.Detection;
using LeakScan.Detection.Patterns;
using LeakScan.Filtering.Values;
using LeakScan.Rules;
using LeakScan.Rules.Checksums;
using LeakScan.Rules.Patterns;

namespace LeakScan.Filtering;

/// <summary>
/// Applies to a match what its rule says of the secret itself: least entropy and randomness, allowed values, the offline verifier; and to assigned
/// literals the value filter. Cheap tests come first.
/// Belongs to one thread.
/// </summary>
internal sealed class MatchJudge
{
    /// <summary>
    /// A pattern that asks for no more bits than this takes what a person chose, such as the password of a .netrc; so a placeholder or a reference may
    /// stand there, as behind any name.
    /// </summary>
    private const double MostOfChosen = 2.5;

    private readonly IReadOnlyList<Rule> _rules;
    private readonly PatternProgram[]?[] _allowed;
    private readonly PatternMatcher _matcher = new();

    public MatchJudge(IReadOnlyList<Rule> rules)
    {
        _rules = rules;
        _allowed = new PatternProgram[rules.Count][];
    }

    /// <summary>Judges a match; null when it does not count.</summary>
    public JudgedMatch? Judge(ReadOnlySpan<byte> content, RawMatch match)
    {
        var rule = _rules[match.Rule];
        if (rule.Detector is DetectorKind.Assignment or DetectorKind.UrlCredential && !AssignmentFilter.Keep(content, ref match))
        {
            return null;
        }

        var bytes = content[match.SecretStart..match.SecretEnd];
        if ((rule.Entropy > 0 && Entropy.BitsPerCharacter(bytes) < rule.Entropy) || IsAllowed(rule, match.Rule, bytes))
        {
            return null;
        }

        var secret = Encoding.UTF8.GetString(bytes);
        if (rule.Randomness > 0 && ValueJudge.Randomness(secret) < rule.Randomness)
        {
            return null;
        }

        var isChosen = rule.Detector == DetectorKind.Pattern && rule.Entropy is > 0 and <= MostOfChosen;
        if (isChosen && ReferenceJudge.IsReference(secret))
        {
            return null;
        }

        var verdict = rule.Checksum is { } name && ChecksumRegistry.Find(name) is { } checksum ? checksum.Verify(secret) : default;
        Confidence? confidence = (verdict.Outcome, rule.OnFail) switch
        {
            (ChecksumOutcome.Valid, _) => Confidence.High,
            (ChecksumOutcome.Invalid, FailedChecksum.Drop) => null,
            (ChecksumOutcome.Invalid, FailedChecksum.Lower) => Confidence.Low,
            _ when isChosen && (PlaceholderJudge.IsPlaceholder(secret) || NameJudge.IsHandle(secret)) => Confidence.Low,
            _ => rule.Confidence,
        };
        return confidence is not { } sure ? null : new JudgedMatch
        {
            Rule = match.Rule,
            Length = bytes.Length,
            Secret = secret,
            Confidence = sure,
            Traits = match.Traits,
            Checksum = verdict.Outcome,
            IsInert = verdict.IsInert,
            Note = verdict.Note,
        };
    }

    private bool IsAllowed(Rule rule, int index, ReadOnlySpan<byte> secret)
    {
        foreach (var value in rule.Allow.Values)
        {
            if (secret.Length == value.Length && Ascii.EqualsIgnoreCase(secret, value))
            {
                return true;
            }
        }

        foreach (var program in _allowed[index] ??= [.. rule.Allow.Patterns.Select(PatternCompiler.Compile)])
        {
            for (var start = 0; start <= secret.Length - program.MinLength; start++)
            {
                if (_matcher.Match(program, secret, start, out _, out _, out _))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

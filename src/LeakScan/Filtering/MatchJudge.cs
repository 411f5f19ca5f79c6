using System.Globalization;
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
    /// <param name="content">The content.</param>
    /// <param name="match">The match.</param>
    /// <param name="steps">Takes what each filter said, up to the one that refused; null when nobody asks.</param>
    public JudgedMatch? Judge(ReadOnlySpan<byte> content, RawMatch match, List<JudgeStep>? steps = null)
    {
        var rule = _rules[match.Rule];
        if (rule.Detector is DetectorKind.Assignment or DetectorKind.UrlCredential)
        {
            if (steps is null && AssignmentFilter.IsCommon(content, match))
            {
                return null;
            }

            if (Objects(steps, AssignmentFilter.Objection(content, ref match)))
            {
                return null;
            }
        }
        else if (rule.Detector == DetectorKind.Manifest && Objects(steps, ManifestFilter.Objection(content, ref match)))
        {
            return null;
        }

        var bytes = content[match.SecretStart..match.SecretEnd];
        if ((rule.Entropy > 0 && Fails(steps, "entropy", Entropy.BitsPerCharacter(bytes), rule.Entropy))
            || (!rule.Allow.IsEmpty && Fails(steps, "allowed", !IsAllowed(rule, match.Rule, bytes)))
            || (rule.Confidence < Confidence.High && PlaceJudge.IsObjectId(content, match.SecretStart, match.SecretEnd) && Fails(steps, "place", false)))
        {
            return null;
        }

        var secret = Encoding.UTF8.GetString(bytes);
        if (rule.Randomness > 0 && Fails(steps, "randomness", ValueJudge.Randomness(secret), rule.Randomness))
        {
            return null;
        }

        var isChosen = rule.Detector == DetectorKind.Pattern && rule.Entropy is > 0 and <= MostOfChosen;
        if (isChosen && Fails(steps, "reference", !ReferenceJudge.IsReference(secret)))
        {
            return null;
        }

        var isPlaceholder = rule.Detector == DetectorKind.Manifest ? match.Traits.HasFlag(MatchTraits.Placeholder) : isChosen && (PlaceholderJudge.IsPlaceholder(secret) || NameJudge.IsHandle(secret) || EncodedJudge.IsPlaceholder(secret));
        if (isPlaceholder)
        {
            steps?.Add(new JudgeStep("placeholder", true, "may be a placeholder or a name: low confidence"));
        }

        // Of blocks alone, which are judged anew in every content; other matches may be judged by few bytes around them.
        var isOfCase = rule.Checksum == "pem" && VectorJudge.IsKeyOfCase(content, match);
        if (isOfCase)
        {
            steps?.Add(new JudgeStep("vector", true, "the key of a numbered case of a test: low confidence"));
        }

        var verdict = rule.Checksum is { } name && ChecksumRegistry.Find(name) is { } checksum ? checksum.Verify(secret) : default;
        Confidence? confidence = (verdict.Outcome, rule.OnFail) switch
        {
            // A key under a passphrase is proved to be one, which makes it no better known: the rule says how loud that is.
            (ChecksumOutcome.Valid, _) when isOfCase => Confidence.Low,
            (ChecksumOutcome.Valid, _) => verdict.IsInert ? rule.Confidence : Confidence.High,
            (ChecksumOutcome.Invalid, FailedChecksum.Drop) => null,
            (ChecksumOutcome.Invalid, FailedChecksum.Lower) => Confidence.Low,
            _ when isPlaceholder || isOfCase => Confidence.Low,
            _ => rule.Confidence,
        };
        if (rule.Checksum is not null)
        {
            steps?.Add(new JudgeStep($"verifier {rule.Checksum}", confidence is not null, Describe(verdict, rule.OnFail)));
        }

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

    private static bool Objects(List<JudgeStep>? steps, string? objection)
    {
        steps?.Add(new JudgeStep("value", objection is null, objection ?? "can be a credential"));
        return objection is not null;
    }

    private static bool Fails(List<JudgeStep>? steps, string check, double value, double least)
    {
        steps?.Add(new JudgeStep(check, value >= least, string.Create(CultureInfo.InvariantCulture, $"{value:0.00}, at least {least:0.##} needed")));
        return value < least;
    }

    private static bool Fails(List<JudgeStep>? steps, string check, bool passes)
    {
        steps?.Add(new JudgeStep(check, passes, (check, passes) switch
        {
            ("reference", true) => "does not point to a credential kept elsewhere",
            ("place", _) => "the name of an object of git",
            ("reference", _) => "only points to a credential kept elsewhere",
            (_, true) => "none of the values that the rule allows",
            _ => "one of the values that the rule allows",
        }));
        return !passes;
    }

    private static string Describe(ChecksumVerdict verdict, FailedChecksum onFail) => verdict.Outcome switch
    {
        ChecksumOutcome.Valid => verdict.Note ?? "holds",
        ChecksumOutcome.NotApplicable => verdict.Note is { } note ? $"{note}; proves nothing" : "has no word on this form",
        _ => $"{verdict.Note ?? "does not hold"}; {onFail switch
        {
            FailedChecksum.Drop => "the rule drops such a match",
            FailedChecksum.Lower => "the rule lowers the confidence of such a match",
            _ => "the rule ignores that",
        }}",
    };

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

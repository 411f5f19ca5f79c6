using System.Text;
using LeakScan.Detection;
using LeakScan.Filtering.Checks;
using LeakScan.Filtering.Values;
using LeakScan.Rules;
using LeakScan.Rules.Checksums;

namespace LeakScan.Filtering;

/// <summary>
/// Asks the checks of a match: of values behind names what <see cref="ValueChecks"/> lists, then of all what <see cref="RuleChecks"/> lists, and at last the offline verifier.
/// Belongs to one thread.
/// </summary>
internal sealed class MatchJudge
{
    /// <summary>What is told of a secret that is none of its issuer's tokens and stands for one; why that is known may follow.</summary>
    private const string StandInNote = "stands for a token";

    private readonly IReadOnlyList<Rule> _rules;
    private readonly AllowedValues _allowed;

    public MatchJudge(IReadOnlyList<Rule> rules)
    {
        _rules = rules;
        _allowed = new AllowedValues(rules);
    }

    /// <summary>Whether a note tells of what only stands for a token.</summary>
    public static bool IsOfStandIn(string note) => note.StartsWith(StandInNote, StringComparison.Ordinal);

    /// <summary>Judges a match; null when it does not count.</summary>
    /// <param name="content">The content.</param>
    /// <param name="match">The match.</param>
    /// <param name="steps">Takes what each filter said, up to the one that refused; null when nobody asks.</param>
    public JudgedMatch? Judge(ReadOnlySpan<byte> content, RawMatch match, List<JudgeStep>? steps = null)
    {
        var rule = _rules[match.Rule];
        if (IsNoValue(content, ref match, rule.Detector, steps))
        {
            return null;
        }

        var subject = new MatchSubject(content, match, rule, _allowed);
        var isLow = false;
        var isLowProved = false;
        foreach (var check in RuleChecks.All)
        {
            if (check.IsAskedOf(rule))
            {
                var holds = check.Holds(ref subject);
                if (steps is not null && (holds || check.Otherwise is not null || check.Measure is not null))
                {
                    steps.Add(new JudgeStep(check.Name, !holds || check.Outcome != CheckOutcome.Refuses, check.Measure?.Invoke(ref subject) ?? (holds ? check.Reason : check.Otherwise!)));
                }

                if (holds && check.Outcome == CheckOutcome.Refuses)
                {
                    return StandIn(content, rule, match, subject.Bytes, steps);
                }

                isLow |= holds;
                isLowProved |= holds && check.Outcome == CheckOutcome.LowersProved;
            }
        }

        var secret = subject.Secret;
        var verdict = rule.Checksum is { } name && ChecksumRegistry.Find(name) is { } checksum ? checksum.Verify(secret) : default;
        Confidence? confidence = (verdict.Outcome, rule.OnFail) switch
        {
            // A key under a passphrase is proved to be one, which makes it no better known: the rule says how loud that is.
            (ChecksumOutcome.Valid, _) when isLowProved => Confidence.Low,
            (ChecksumOutcome.Valid, _) => verdict.IsInert ? rule.Confidence : Confidence.High,
            (ChecksumOutcome.Invalid, FailedChecksum.Drop) => null,
            (ChecksumOutcome.Invalid, FailedChecksum.Lower) => Confidence.Low,
            _ when isLow => Confidence.Low,
            _ => rule.Confidence,
        };
        if (rule.Checksum is not null)
        {
            steps?.Add(new JudgeStep($"{RuleChecks.Verifier.Name} {rule.Checksum}", confidence is not null, Describe(verdict, rule.OnFail)));
        }

        return confidence is not { } sure ? StandIn(content, rule, match, subject.Bytes, steps, verdict) : new JudgedMatch
        {
            Rule = match.Rule,
            Length = subject.Bytes.Length,
            Secret = secret,
            Confidence = sure,
            Traits = match.Traits,
            Checksum = verdict.Outcome,
            IsInert = verdict.IsInert,
            Note = verdict.Note,
        };
    }

    /// <summary>Whether a check of values refuses a match behind a name; else its traits are completed.</summary>
    private static bool IsNoValue(ReadOnlySpan<byte> content, ref RawMatch match, DetectorKind detector, List<JudgeStep>? steps)
    {
        if (detector is not (DetectorKind.Assignment or DetectorKind.UrlCredential or DetectorKind.Manifest))
        {
            return false;
        }

        var isEntry = detector == DetectorKind.Manifest;
        if (steps is null && !isEntry && AssignmentFilter.IsCommon(content, match))
        {
            return true;
        }

        var check = isEntry ? ManifestFilter.Objection(content, ref match) : AssignmentFilter.Objection(content, ref match);
        steps?.Add(check is null ? new JudgeStep("value", true, "can be a credential") : new JudgeStep(check.Name, false, check.Reason));
        return check is not null;
    }

    /// <summary>What becomes of a secret that is none of its issuer's tokens: of low confidence with its issuer's mark or behind its name, null without.</summary>
    private static JudgedMatch? StandIn(ReadOnlySpan<byte> content, Rule rule, in RawMatch match, ReadOnlySpan<byte> bytes, List<JudgeStep>? steps, ChecksumVerdict verdict = default)
    {
        var hasMark = IssuerMark.Has(rule, bytes);
        if (!hasMark && !IssuerMark.StandsBehindName(rule, content, match))
        {
            return null;
        }

        steps?.Add(new JudgeStep("issuer", true, $"{(hasMark ? "begins as the tokens of its issuer do" : "stands behind the name of its issuer")} and stands for one: low confidence"));
        return new JudgedMatch
        {
            Rule = match.Rule,
            Length = bytes.Length,
            Secret = Encoding.UTF8.GetString(bytes),
            Confidence = Confidence.Low,
            Traits = match.Traits | MatchTraits.Placeholder,
            Checksum = verdict.Outcome,
            Note = verdict.Note is { } note ? $"{StandInNote}: {note}" : StandInNote,
        };
    }

    private static string Describe(ChecksumVerdict verdict, FailedChecksum onFail) => verdict.Outcome switch
    {
        ChecksumOutcome.Valid => verdict.Note ?? "holds",
        ChecksumOutcome.NotApplicable => verdict.Note is { } note ? $"{note}; proves nothing" : "has no word on this form",
        _ => $"{verdict.Note ?? "does not hold"}; {onFail switch
        {
            FailedChecksum.Drop => "the rule takes it for no token",
            FailedChecksum.Lower => "the rule lowers the confidence of such a match",
            _ => "the rule ignores that",
        }}",
    };
}

using System.Globalization;
using LeakScan.Detection;
using LeakScan.Filtering.Values;
using LeakScan.Rules;

namespace LeakScan.Filtering.Checks;

/// <summary>What is asked of the matches of all rules, in this order: cheap tests come first. <see cref="Verifier"/> comes last.</summary>
internal static class RuleChecks
{
    /// <summary>The checks.</summary>
    public static readonly RuleCheck[] All =
    [
        new("entropy", CheckOutcome.Refuses, "fewer bits in a character than the rule asks for", null, static r => r.Entropy > 0, static (ref s) => Entropy.BitsPerCharacter(s.Bytes) < s.Rule.Entropy)
        {
            Measure = static (ref s) => Compare(Entropy.BitsPerCharacter(s.Bytes), s.Rule.Entropy),
        },
        new(
            "allowed", CheckOutcome.Refuses, "one of the values that the rule allows", "none of the values that the rule allows",
            static r => !r.Allow.IsEmpty, static (ref s) => s.Allowed.Contain(s.Match.Rule, s.Bytes)),
        new(
            "place", CheckOutcome.Refuses, "the name of an object of git", null,
            static r => r.Confidence < Confidence.High, static (ref s) => PlaceJudge.IsObjectId(s.Content, s.Match.SecretStart, s.Match.SecretEnd)),
        new("randomness", CheckOutcome.Refuses, "less random than the rule asks for", null, static r => r.Randomness > 0, static (ref s) => RandomnessModel.Randomness(s.Secret) < s.Rule.Randomness)
        {
            Measure = static (ref s) => Compare(RandomnessModel.Randomness(s.Secret), s.Rule.Randomness),
        },
        new(
            "reference", CheckOutcome.Refuses, "only points to a credential kept elsewhere", "does not point to a credential kept elsewhere",
            MatchSubject.IsChosen, static (ref s) => ReferenceJudge.IsReference(s.Secret)),
        new(
            "placeholder", CheckOutcome.Lowers, "may be a placeholder or a name: low confidence", null,
            static r => r.Detector == DetectorKind.Manifest || MatchSubject.IsChosen(r), IsPlaceholder),

        // Of blocks alone, which are judged anew in every content; other matches may be judged by few bytes around them.
        new(
            "vector", CheckOutcome.LowersProved, "the key of a numbered case of a test: low confidence", null,
            static r => r.Checksum == "pem", static (ref s) => VectorJudge.IsKeyOfCase(s.Content, s.Match)),
    ];

    /// <summary>Asked of a match last: its own checksum, or the structure of what it encodes.</summary>
    public static readonly Check Verifier = new("verifier", CheckOutcome.Proves, "its checksum or its structure holds");

    private static bool IsPlaceholder(ref MatchSubject subject) => subject.Rule.Detector == DetectorKind.Manifest
        ? subject.Match.Traits.HasFlag(MatchTraits.Placeholder)
        : PlaceholderJudge.IsPlaceholder(subject.Secret) || NameJudge.IsHandle(subject.Secret) || EncodedJudge.IsPlaceholder(subject.Secret);

    private static string Compare(double value, double least) => string.Create(CultureInfo.InvariantCulture, $"{value:0.00}, at least {least:0.##} needed");
}

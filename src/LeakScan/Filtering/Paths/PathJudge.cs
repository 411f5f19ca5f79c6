using LeakScan.Detection;
using LeakScan.Filtering.Checks;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Filtering.Paths;

/// <summary>
/// Judges a match by the file it stands in, with the checks of <see cref="All"/>: the first that holds decides. A value without quotes is a credential in configuration and an expression in a
/// program; a word may be a password in both. Matches in tests, documentation and examples count: credentials leak there too. Pure; safe for use by several threads.
/// </summary>
internal static class PathJudge
{
    private const string MaybeName = "may be a placeholder or a name";

    /// <summary>The checks, in the order in which they are asked.</summary>
    public static readonly PathCheck[] All =
    [
        // What lock files hold are checksums, unless a format or a verifier says otherwise.
        new("lock-file", CheckOutcome.Lowers, "a lock file holds checksums", static (in p) => p.Kind == PathClass.Lock && !p.IsSure),
        new("standard", CheckOutcome.Lowers, "printed in a standard", static (in p) => !p.IsSure && p.Path is not null && PathClassifier.IsStandard(p.Path)),
        new("made-up-file", CheckOutcome.Lowers, "made up in tests, documentation and examples", IsMadeUpFile),
        new("format", CheckOutcome.Keeps, "its own format speaks for it in every file", static (in p) => p.Detector is DetectorKind.Pattern or DetectorKind.File or DetectorKind.Manifest),
        new("grammar", CheckOutcome.Refuses, "without quotes an expression or a sentence in such a file", static (in p) => !Counts(p.Grammar, p.Traits) && !IsTextOfGo(p.Path, p.Traits)),
        new("placeholder", CheckOutcome.Lowers, MaybeName, static (in p) => p.Traits.HasFlag(MatchTraits.Placeholder)),
        new("dashes", CheckOutcome.Lowers, MaybeName, static (in p) => p.Traits.HasFlag(MatchTraits.Dashed) && (p.Kind == PathClass.Test || !IsChosenThere(p.Grammar, p.Traits))),
        new("random", CheckOutcome.Keeps, "nobody writes random characters for anything else", static (in p) => p.Traits.HasFlag(MatchTraits.Numbers) || p.Traits.HasFlag(MatchTraits.Random)),

        // "--password also asks": prose about an option.
        new("option", CheckOutcome.Lowers, "a word behind the name of an option", IsOption),

        // "run('passwd')", "['x']": what wraps the literal may do anything with it.
        new("wrapped", CheckOutcome.Lowers, "wrapped in a call, and not random", static (in p) => p.Traits.HasFlag(MatchTraits.Wrapped)),
        new("unchosen", CheckOutcome.Lowers, "not random, and its name does not say that a person chose it", IsUnchosen),
        new("generated", CheckOutcome.Lowers, "not random, in a translation or a generated file", static (in p) => p.Kind is PathClass.Translation or PathClass.Minified),
    ];

    /// <summary>What the path makes of a match.</summary>
    /// <param name="path">The path, '/'-separated; null when there is none.</param>
    /// <param name="detector">The detector of the match's rule.</param>
    /// <param name="traits">The match's traits, completed by the value filter.</param>
    /// <param name="confidence">The confidence so far, the rule's or the verifier's.</param>
    /// <param name="isVerified">Whether a verifier has proved it.</param>
    public static PathVerdict Judge(string? path, DetectorKind detector, MatchTraits traits, Confidence confidence, bool isVerified)
    {
        var kind = path is null ? PathClass.Source : PathClassifier.Classify(path);
        var surroundings = path is null ? Surroundings.None : SurroundingsReader.Read(path, kind);
        var place = new PathSubject(path, kind, detector, traits, confidence >= Confidence.High || isVerified);
        foreach (var check in All)
        {
            if (check.Holds(place))
            {
                return check.Outcome == CheckOutcome.Keeps
                    ? new PathVerdict(true, confidence, surroundings)
                    : new PathVerdict(check.Outcome != CheckOutcome.Refuses, Confidence.Low, surroundings, check.Reason, check.Name);
            }
        }

        return new PathVerdict(true, confidence, surroundings);
    }

    /// <summary>A key store or a list of accounts. The list may end as a document does; the folder tells.</summary>
    private static bool IsMadeUpFile(in PathSubject place) => place.Detector == DetectorKind.File
        && (place.Kind is PathClass.Test or PathClass.Example or PathClass.Vendor || (place.Kind == PathClass.Docs && PathClassifier.IsInDocumentation(place.Path!)));

    private static bool IsOption(in PathSubject place) =>
        place.Traits.HasFlag(MatchTraits.CommandLine) && place.Traits.HasFlag(MatchTraits.Word)
        && !place.Traits.HasFlag(MatchTraits.Quoted) && !place.Traits.HasFlag(MatchTraits.Argument)
        && place.Grammar is FileGrammar.Document or FileGrammar.Program && !place.Traits.HasFlag(MatchTraits.LineEnd);

    private static bool IsUnchosen(in PathSubject place) =>
        !(place.Traits.HasFlag(MatchTraits.Password) || place.Traits.HasFlag(MatchTraits.Chosen)) || place.Traits.HasFlag(MatchTraits.Doubtful);

    private static bool Counts(FileGrammar grammar, MatchTraits traits)
    {
        if (!traits.HasFlag(MatchTraits.Unquoted) || traits.HasFlag(MatchTraits.InText) || traits.HasFlag(MatchTraits.CommandLine))
        {
            return true;
        }

        if (grammar == FileGrammar.Program && traits.HasFlag(MatchTraits.Comparison))
        {
            return false;
        }

        if (grammar == FileGrammar.Unknown && !(traits.HasFlag(MatchTraits.LineStart) && traits.HasFlag(MatchTraits.LineEnd))
            && !traits.HasFlag(MatchTraits.Random))
        {
            return false;
        }

        return grammar is not (FileGrammar.Program or FileGrammar.Markup) || !traits.HasFlag(MatchTraits.Word) || traits.HasFlag(MatchTraits.Random);
    }

    /// <summary>Go's formatter puts blanks round every '='; so what has none stands in a text or a comment.</summary>
    private static bool IsTextOfGo(string? path, MatchTraits traits) =>
        traits.HasFlag(MatchTraits.Tight) && path is not null && path.EndsWith(".go", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether words parted by dashes are a value in such a file, and no name of a program or command of a shell: <c>$p = Get-Password</c>.</summary>
    private static bool IsChosenThere(FileGrammar grammar, MatchTraits traits) =>
        grammar == FileGrammar.Configuration || traits.HasFlag(MatchTraits.CommandLine)
        || (grammar == FileGrammar.Shell && (traits & (MatchTraits.Quoted | MatchTraits.Tight)) != MatchTraits.None);
}

using LeakScan.Detection;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Filtering.Paths;

/// <summary>
/// Judges a match by the file it stands in. A value without quotes is a credential in configuration and an expression in a program; a word may be a
/// password in both. Matches in tests, documentation and examples count: credentials leak there too. What lock files hold are checksums, unless a format
/// or a verifier says otherwise. Key stores of tests and examples are made up. Pure; safe for use by several threads.
/// </summary>
internal static class PathJudge
{
    private const string MaybeName = "may be a placeholder or a name";

    /// <summary>
    /// What the path makes of a match. A pattern's own format speaks for it everywhere; where it is not distinctive, and of other matches, the kind of file
    /// decides.
    /// </summary>
    /// <param name="path">The path, '/'-separated; null when there is none.</param>
    /// <param name="detector">The detector of the match's rule.</param>
    /// <param name="traits">The match's traits, completed by the value filter.</param>
    /// <param name="confidence">The confidence so far, the rule's or the verifier's.</param>
    /// <param name="isVerified">Whether a verifier has proved it.</param>
    public static PathVerdict Judge(string? path, DetectorKind detector, MatchTraits traits, Confidence confidence, bool isVerified)
    {
        var kind = path is null ? PathClass.Source : PathClassifier.Classify(path);
        var surroundings = path is null ? Surroundings.None : SurroundingsReader.Read(path, kind);
        if (kind == PathClass.Lock && confidence < Confidence.High && !isVerified)
        {
            return new PathVerdict(true, Confidence.Low, surroundings, "a lock file holds checksums");
        }

        if (confidence < Confidence.High && !isVerified && path is not null && PathClassifier.IsStandard(path))
        {
            return new PathVerdict(true, Confidence.Low, surroundings, "printed in a standard");
        }

        // A list of accounts may end as a document does; the folder tells.
        if (detector == DetectorKind.File
            && (kind is PathClass.Test or PathClass.Example or PathClass.Vendor || (kind == PathClass.Docs && PathClassifier.IsInDocumentation(path))))
        {
            return new PathVerdict(true, Confidence.Low, surroundings, "made up in tests, documentation and examples");
        }

        if (detector is DetectorKind.Pattern or DetectorKind.File or DetectorKind.Manifest)
        {
            return new PathVerdict(true, confidence, surroundings);
        }

        var grammar = path is null ? FileGrammar.Unknown : GrammarReader.Read(path);
        if (!Counts(grammar, traits) && !IsTextOfGo(path, traits))
        {
            return new PathVerdict(false, Confidence.Low, surroundings, "without quotes an expression or a sentence in such a file");
        }

        return Weakness(kind, grammar, traits) is { } weakness
            ? new PathVerdict(true, Confidence.Low, surroundings, weakness)
            : new PathVerdict(true, confidence, surroundings);
    }

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

    /// <summary>Why such a value may well be no credential; null when nothing speaks against it.</summary>
    private static string? Weakness(PathClass kind, FileGrammar grammar, MatchTraits traits)
    {
        if (traits.HasFlag(MatchTraits.Placeholder))
        {
            return MaybeName;
        }

        if (traits.HasFlag(MatchTraits.Dashed) && (kind == PathClass.Test || !IsChosenThere(grammar, traits)))
        {
            return MaybeName;
        }

        if (traits.HasFlag(MatchTraits.Numbers) || traits.HasFlag(MatchTraits.Random))
        {
            return null;
        }

        // "--password also asks": prose about an option.
        if (traits.HasFlag(MatchTraits.CommandLine) && traits.HasFlag(MatchTraits.Word)
            && !traits.HasFlag(MatchTraits.Quoted) && !traits.HasFlag(MatchTraits.Argument)
            && grammar is FileGrammar.Document or FileGrammar.Program && !traits.HasFlag(MatchTraits.LineEnd))
        {
            return "a word behind the name of an option";
        }

        // "run('passwd')", "['x']": what wraps the literal may do anything with it.
        if (traits.HasFlag(MatchTraits.Wrapped))
        {
            return "wrapped in a call, and not random";
        }

        var isChosen = traits.HasFlag(MatchTraits.Password) || traits.HasFlag(MatchTraits.Chosen);
        if (!isChosen || traits.HasFlag(MatchTraits.Doubtful))
        {
            return "not random, and its name does not say that a person chose it";
        }

        return kind is PathClass.Translation or PathClass.Minified ? "not random, in a translation or a generated file" : null;
    }
}

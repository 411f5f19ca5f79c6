using LeakScan.Detection;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Findings;

/// <summary>
/// Doubts a word that is assigned to passwords again and again and only in tests, documents and examples: that is the value everybody there agreed on. A
/// value that looks random, has a format of its own, or stands even once where programs run, is never doubted for being repeated.
/// </summary>
internal sealed class RepetitionJudge(IReadOnlyList<Rule> rules)
{
    /// <summary>In how many files.</summary>
    private const int Many = 10;

    private const Surroundings Harmless = Surroundings.Test | Surroundings.Docs | Surroundings.Example | Surroundings.Translation;

    /// <summary>The same matches, some with less confidence.</summary>
    public List<ToldMatch> Judge(List<ToldMatch> matches)
    {
        var repeated = matches
            .Where(m => IsGuess(m))
            .GroupBy(m => m.Match.Placed.Match.Secret, StringComparer.Ordinal)
            .Where(g => g.All(m => (m.Surroundings & Harmless) != Surroundings.None) && g.Select(m => m.Location.Provenance.DisplayPath).Distinct(StringComparer.Ordinal).Count() >= Many)
            .Select(g => g.Key)
            .ToHashSet(StringComparer.Ordinal);
        return repeated.Count == 0
            ? matches
            : matches.ConvertAll(m => IsGuess(m) && repeated.Contains(m.Match.Placed.Match.Secret) ? m with { Confidence = Confidence.Low } : m);
    }

    private bool IsGuess(ToldMatch match) =>
        rules[match.Match.Placed.Match.Rule].Detector != DetectorKind.Pattern && !match.Match.Placed.Match.Traits.HasFlag(MatchTraits.Random) && match.Parts.Count == 0;
}

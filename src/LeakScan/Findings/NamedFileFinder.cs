using LeakScan.Filtering;
using LeakScan.Filtering.Paths;
using LeakScan.Findings.Locating;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Findings;

/// <summary>
/// Tells files that should not be there at all, such as a <c>.env</c> with values: those whose path a rule names and in which something was found. A file that
/// holds only settings or placeholders is none of them, nor is one that git ignores, as such a file should be. It costs nothing while scanning: only files with matches are asked. Not for several threads.
/// </summary>
internal sealed class NamedFileFinder
{
    private readonly (int Rule, Confidence Confidence)[] _candidates;
    private readonly PathFilter _paths;
    private readonly IReadOnlyList<Rule> _rules;

    public NamedFileFinder(IReadOnlyList<Rule> rules, PathFilter paths)
    {
        _rules = rules;
        _paths = paths;
        _candidates = [.. rules.Index().Where(r => r.Item is { Detector: DetectorKind.File, Pattern: null }).Select(r => (r.Index, r.Item.Confidence))];
    }

    /// <summary>The matches that stand for the file itself, given what was found in it.</summary>
    public IEnumerable<ToldMatch> Find(string? path, ItemLocation location, IReadOnlyList<ToldMatch> told)
    {
        if (path is null || location.Item.IsName || location.IsIgnored || told.All(t => _rules[t.Match.Placed.Match.Rule].Severity == Severity.Info))
        {
            yield break;
        }

        foreach (var (rule, confidence) in _candidates)
        {
            var match = new JudgedMatch { Rule = rule, Length = 0, Secret = path, Confidence = confidence };
            if (_paths.Judge(path, match) is { Keep: true } verdict)
            {
                // No surer than the surest of what it holds.
                var sure = told.Max(t => t.Confidence) is var most && most < verdict.Confidence ? most : verdict.Confidence;
                var placed = new LocatedMatch(new PlacedMatch(match, 0), MatchPlace.WholeFile("(the whole file)"));
                yield return new ToldMatch(placed, location, sure, verdict.Surroundings);
            }
        }
    }
}

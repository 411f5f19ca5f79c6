using LeakScan.Detection;
using LeakScan.Filtering;
using LeakScan.Filtering.Paths;
using LeakScan.Rules;

namespace LeakScan.Findings.Locating;

/// <summary>
/// Says of a match whether its line may be shown, so that lines are cut out, redacted and kept for no others: what is too unsure for the report is only counted,
/// and a file may hold hundreds of thousands of such. Belongs to one thread.
/// </summary>
internal sealed class ShownFilter
{
    private const int ManyDropped = 256;

    private readonly IReadOnlyList<Rule> _rules;
    private readonly Confidence _least;
    private readonly PathFilter _paths;
    private readonly bool[] _hasCompanions;

    /// <param name="rules">The rules.</param>
    /// <param name="least">What is less sure is not shown.</param>
    /// <param name="hasCompanions">Of each rule whether it <see cref="HasCompanions"/>.</param>
    public ShownFilter(IReadOnlyList<Rule> rules, Confidence least, bool[] hasCompanions)
    {
        _rules = rules;
        _least = least;
        _paths = new PathFilter(rules);
        _hasCompanions = hasCompanions;
    }

    /// <summary>For each rule whether it names companions or is one: what stands near may make such a match surer, and it is shown with the other.</summary>
    public static bool[] HasCompanions(IReadOnlyList<Rule> rules)
    {
        var named = rules.SelectMany(r => r.Requires).Select(r => r.RuleId).ToHashSet(StringComparer.Ordinal);
        return [.. rules.Select(r => r.Requires.Count > 0 || named.Contains(r.Id))];
    }

    /// <summary>Takes out the matches that cannot lead to anything in the file at a path, because their rule does not hold there.</summary>
    /// <param name="path">The path; null for none.</param>
    /// <param name="matches">The matches.</param>
    /// <param name="dropped">Where those taken out are appended.</param>
    /// <param name="exhausted">Takes their rules, which need not be looked for in the rest of the file; null when they must be.</param>
    public void Drop(string? path, List<PlacedMatch> matches, List<PlacedMatch> dropped, ExhaustedRules? exhausted)
    {
        var before = dropped.Count;
        matches.RemoveAll(match =>
        {
            var counts = Counts(path, match.Match.Rule);
            if (!counts)
            {
                dropped.Add(match);
                exhausted?.Add(match.Match.Rule);
            }

            return !counts;
        });
        if (exhausted is not null && dropped.Count - before >= ManyDropped)
        {
            // Nor need those be tried at as many places that found nothing in this part of the file.
            for (var rule = 0; rule < _rules.Count; rule++)
            {
                if (_rules[rule].Paths.Count > 0 && !Counts(path, rule))
                {
                    exhausted.Add(rule);
                }
            }
        }
    }

    /// <summary>Whether a match in the file at a path may be shown, by itself or when something else makes it surer.</summary>
    public bool MayBeShown(string? path, JudgedMatch match) =>
        _hasCompanions[match.Rule] || match.MayBeAssured || (_paths.Judge(path, match) is { Keep: true } verdict && verdict.Confidence >= _least);

    private bool Counts(string? path, int rule) => _hasCompanions[rule] || _paths.Applies(path, rule);
}

using LeakScan.Filtering;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Findings.Locating;

/// <summary>
/// Bounds what one item leaves in memory. A file can hold tens of millions of matches of a rule; nobody reads more than the first thousands, and who mends the
/// file mends all. Those beyond are counted and noted as a gap, never dropped in silence; other rules go on. Belongs to one thread.
/// </summary>
internal sealed class MatchLimit
{
    /// <summary>How many matches of one rule are kept of an item.</summary>
    public const int Most = 50_000;

    private readonly IReadOnlyList<Rule> _rules;
    private readonly Coverage _coverage;
    private readonly int _most;
    private readonly long[] _counts;
    private long _total;

    /// <param name="rules">The rules.</param>
    /// <param name="coverage">Where to note what was cut.</param>
    /// <param name="most">How many matches of one rule are kept.</param>
    public MatchLimit(IReadOnlyList<Rule> rules, Coverage coverage, int most = Most)
    {
        _rules = rules;
        _coverage = coverage;
        _most = most;
        _counts = new long[rules.Count];
    }

    /// <summary>The items that were cut.</summary>
    public List<SourceItem> Truncated { get; } = [];

    /// <summary>Leaves of the next matches of the item those within the limit.</summary>
    /// <param name="matches">The matches.</param>
    /// <param name="dropped">Where those beyond the limit are appended.</param>
    public void Cut(List<PlacedMatch> matches, List<PlacedMatch> dropped)
    {
        _total += matches.Count;
        if (_total <= _most)
        {
            foreach (var match in matches)
            {
                _counts[match.Match.Rule]++;
            }

            return;
        }

        // First those of which there are enough already, so that only what may be kept is put in order.
        Drop(matches, dropped, rule => _counts[rule] >= _most && ++_counts[rule] > 0);
        matches.Sort(MatchOrder.Compare);
        Drop(matches, dropped, rule => ++_counts[rule] > _most);
    }

    /// <summary>Ends an item: notes what was cut of it.</summary>
    public void End(SourceItem item)
    {
        var noted = false;
        for (var rule = 0; _total > _most && rule < _counts.Length; rule++)
        {
            if (_counts[rule] > _most)
            {
                noted = true;
                _coverage.Omit(OmissionReason.Truncated, item.Path ?? (item.Object.IsZero ? "<stdin>" : item.Object.ToString()), $"{_counts[rule]:N0} matches of {_rules[rule].Id}; the limit is {_most:N0}");
            }
        }

        if (noted)
        {
            Truncated.Add(item);
        }

        if (_total > 0)
        {
            Array.Clear(_counts);
            _total = 0;
        }
    }

    private static void Drop(List<PlacedMatch> matches, List<PlacedMatch> dropped, Func<int, bool> drops) => matches.RemoveAll(match =>
    {
        var isDropped = drops(match.Match.Rule);
        if (isDropped)
        {
            dropped.Add(match);
        }

        return isDropped;
    });
}

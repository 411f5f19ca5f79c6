using LeakScan.Sources;

namespace LeakScan.Findings.Locating;

/// <summary>
/// Bounds what all items together leave in memory, where <see cref="MatchLimit"/> bounds each. When there are too many matches, of every item only the first of
/// each rule are kept, fewer and fewer until they fit: whoever reads the report still sees each file. How many depends on what all items hold, not on their order nor on the
/// number of threads: a step is taken when what it leaves is still too much, and more matches never make that less. So they may be counted as they come, and what lies
/// beyond the step of the moment is not worth a line. What is left out is noted as a gap. Safe for several threads.
/// </summary>
internal sealed class MatchBudget
{
    /// <summary>How many matches are kept of all items together, as long as each item keeps one of each rule.</summary>
    public const int Most = 50_000;

    /// <summary>The same for versions of files, whose matches have no lines and are mostly the same.</summary>
    public const int MostInVersions = 500_000;

    /// <summary>How many different matches are kept of all versions.</summary>
    public const int MostDistinct = 50_000;

    /// <summary>How many of one rule are kept of an item.</summary>
    private static readonly int[] Steps = [int.MaxValue, 1000, 100, 10, 1];

    private readonly Lock _lock = new();
    private readonly List<ItemMatches> _items = [];
    private readonly long[] _totals = new long[Steps.Length];
    private readonly int[] _distinct = new int[Steps.Length];
    private readonly Dictionary<MatchKey, int> _levels = [];
    private volatile int _step;

    /// <summary>How many are kept of all items together.</summary>
    public int Limit { get; init; } = Most;

    /// <summary>How many different ones are kept; null where each is told, whether different or not.</summary>
    public int? DistinctLimit { get; init; }

    /// <summary>How many of one rule are kept of an item, by what has been counted until now.</summary>
    public int MostOfRule => Steps[_step];

    /// <summary>Whether something was left out.</summary>
    public bool IsExceeded => _step > 0;

    /// <summary>The budget of a history.</summary>
    public static MatchBudget OfVersions() => new() { Limit = MostInVersions, DistinctLimit = MostDistinct };

    /// <summary>Counts matches of an item; a window may be counted before the next is scanned.</summary>
    public void Count(IEnumerable<LocatedMatch> matches)
    {
        lock (_lock)
        {
            foreach (var match in matches)
            {
                Count(match);
            }

            if (IsOver && _step < Steps.Length - 1)
            {
                do
                {
                    _step++;
                }
                while (IsOver && _step < Steps.Length - 1);

                _items.ForEach(Trim);
                foreach (var (key, level) in _levels)
                {
                    if (level < _step)
                    {
                        _levels.Remove(key);
                    }
                }
            }
        }
    }

    /// <summary>Takes from an item, whose matches have been counted, what is too much, now and later.</summary>
    public void Bound(ItemMatches item)
    {
        lock (_lock)
        {
            _items.Add(item);
            Trim(item);
        }
    }

    /// <summary>Notes what was left out. Asked when all items were counted.</summary>
    public void End(Coverage coverage)
    {
        var limit = DistinctLimit is { } distinct ? $"versions together have more than {Limit:N0}, or {distinct:N0} different ones" : $"files together have more than {Limit:N0}";
        foreach (var item in _items.Where(i => i.Matches.Count < i.Count))
        {
            coverage.Omit(OmissionReason.Truncated, item.Item.ShownName, $"{item.Count:N0} matches; the limit is {MostOfRule:N0} of one rule in a file, because all {limit}");
        }
    }

    private bool IsOver => _totals[_step] > Limit || _distinct[_step] > DistinctLimit;

    private void Count(LocatedMatch match)
    {
        // At the steps up to this one it is kept.
        var level = Steps.Length - 1;
        while (match.Number > Steps[level])
        {
            level--;
        }

        for (var step = _step; step <= level; step++)
        {
            _totals[step]++;
        }

        if (DistinctLimit is not null && level >= _step)
        {
            var key = new MatchKey(match.Placed.Match.Rule, match.Placed.Match.Secret);
            var known = _levels.GetValueOrDefault(key, -1);
            for (var step = known + 1; step <= level; step++)
            {
                _distinct[step]++;
            }

            _levels[key] = Math.Max(known, level);
        }
    }

    private void Trim(ItemMatches item)
    {
        if (_step > 0)
        {
            item.Matches = [.. item.Matches.Where(m => m.Number <= MostOfRule)];
        }
    }
}

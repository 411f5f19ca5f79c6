using System.Runtime.InteropServices;
using LeakScan.Sources;

namespace LeakScan.Findings.Locating;

/// <summary>
/// Bounds what all items together leave in memory, where <see cref="MatchLimit"/> bounds each. When there are too many matches, of every item only the first of
/// each rule are kept, fewer and fewer until they fit: whoever reads the report still sees each file. How many depends on what all items hold, not on their order nor on the
/// number of threads: a step is taken when what it leaves is still too much, and more items never make that less. What is left out is noted as a gap.
/// Safe for several threads.
/// </summary>
internal sealed class MatchBudget
{
    /// <summary>How many matches are kept of all items together, as long as each item keeps one of each rule.</summary>
    public const int Most = 50_000;

    /// <summary>How many of one rule are kept of an item.</summary>
    private static readonly int[] Steps = [int.MaxValue, 1000, 100, 10, 1];

    private readonly Lock _lock = new();
    private readonly List<ItemMatches> _items = [];
    private readonly Dictionary<(int Rule, bool IsShown), int> _counts = [];
    private int _step;
    private long _total;

    /// <summary>How many are kept of all items together.</summary>
    public int Limit { get; init; } = Most;

    /// <summary>Counts what was found in an item, and takes from it and from those before what is too much.</summary>
    public void Add(ItemMatches item)
    {
        lock (_lock)
        {
            _items.Add(item);
            Trim(item);
            _total += item.Matches.Count;
            while (_total > Limit && _step < Steps.Length - 1)
            {
                _step++;
                _items.ForEach(Trim);
                _total = _items.Sum(i => (long)i.Matches.Count);
            }
        }
    }

    /// <summary>Notes what was left out. Asked when all items were counted.</summary>
    public void End(Coverage coverage)
    {
        foreach (var item in _items.Where(i => i.Matches.Count < i.Count))
        {
            coverage.Omit(
                OmissionReason.Truncated,
                item.Item.Path ?? "<stdin>",
                $"{item.Count:N0} matches; the limit is {Steps[_step]:N0} of one rule in a file, because all files together have more than {Limit:N0}");
        }
    }

    private void Trim(ItemMatches item)
    {
        if (item.Matches.Count > Steps[_step])
        {
            _counts.Clear();
            item.Matches = [.. item.Matches.Where(m => ++CollectionsMarshal.GetValueRefOrAddDefault(_counts, (m.Placed.Match.Rule, m.Place?.Snippet is not null), out _) <= Steps[_step])];
        }
    }
}

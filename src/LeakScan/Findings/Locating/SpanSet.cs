namespace LeakScan.Findings.Locating;

/// <summary>Disjoint half-open spans of non-negative offsets. Adding one takes logarithmic time in whatever order they come.</summary>
internal sealed class SpanSet
{
    // One before all others, so that there is always a last.
    private readonly SortedSet<(long Start, long End)> _spans = [(-1, -1)];

    /// <summary>Adds a span unless it overlaps one that is there.</summary>
    public bool TryAdd(long start, long end)
    {
        // As they are disjoint, the last that starts before the end reaches farthest.
        var last = _spans.GetViewBetween((-1, -1), (end - 1, long.MaxValue)).Max;
        return last.Start < start && last.End <= start && _spans.Add((start, end));
    }
}

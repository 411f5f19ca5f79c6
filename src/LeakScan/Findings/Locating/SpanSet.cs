namespace LeakScan.Findings.Locating;

/// <summary>Disjoint half-open spans.</summary>
internal sealed class SpanSet
{
    private readonly SortedList<long, long> _ends = [];

    /// <summary>Adds a span unless it overlaps one that is there.</summary>
    public bool TryAdd(long start, long end)
    {
        // Index of the first span that starts at or behind the start.
        var (low, high) = (0, _ends.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ends.Keys[middle] < start)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        if ((low > 0 && _ends.Values[low - 1] > start) || (low < _ends.Count && _ends.Keys[low] < end))
        {
            return false;
        }

        _ends.Add(start, end);
        return true;
    }
}

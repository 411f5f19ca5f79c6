using LeakScan.Rules;

namespace LeakScan.Findings;

/// <summary>
/// The matches of one rule in an item, in order of their start, to find the nearest to a place. As lines only grow with offsets, the nearest is the next one
/// on either side, so a text of thousands of credentials on one endless line costs a binary search for each, not a look at every other. Those that were
/// taken out are jumped over, along links that are shortened whenever they are followed.
/// </summary>
internal sealed class CompanionIndex
{
    private readonly ToldMatch[] _matches;
    private readonly int[] _toLeft;
    private readonly int[] _toRight;
    private readonly Dictionary<ToldMatch, int> _rank = new(ReferenceEqualityComparer.Instance);

    /// <param name="matches">The matches of one rule; of two equally near, the one that comes first here is preferred.</param>
    public CompanionIndex(IEnumerable<ToldMatch> matches)
    {
        var given = matches.ToList();
        for (var i = 0; i < given.Count; i++)
        {
            _rank[given[i]] = i;
        }

        _matches = [.. given.OrderBy(m => m.Match.Placed.Start)];

        // Shifted by one: place 0 and the last are the ends.
        _toLeft = [.. Enumerable.Range(0, given.Count + 2)];
        _toRight = [.. Enumerable.Range(0, given.Count + 2)];
    }

    /// <summary>How many links and comparisons were followed: what the searches cost, the same on every machine.</summary>
    public long Steps { get; private set; }

    /// <summary>Takes a match out.</summary>
    public void Remove(ToldMatch match)
    {
        if (_rank.ContainsKey(match))
        {
            var place = FirstFrom(match.Match.Placed.Start) + 1;
            while (_matches[place - 1] != match)
            {
                place++;
            }

            _toLeft[place] = place - 1;
            _toRight[place] = place + 1;
        }
    }

    /// <summary>The nearest that is asked for, other than the match itself; null when there is none.</summary>
    public ToldMatch? Nearest(ToldMatch match, Requirement requirement)
    {
        var first = FirstFrom(match.Match.Placed.Start) + 1;
        var left = Follow(_toLeft, first - 1);
        var right = Follow(_toRight, first);
        if (right <= _matches.Length && _matches[right - 1] == match)
        {
            right = Follow(_toRight, right + 1);
        }

        ToldMatch? nearest = null;
        foreach (var place in (ReadOnlySpan<int>)[left, right])
        {
            if (place > 0 && place <= _matches.Length
                && _matches[place - 1] is var other
                && Math.Abs(other.Match.Line - match.Match.Line) <= requirement.WithinLines
                && (nearest is null || Order(match, other).CompareTo(Order(match, nearest)) < 0))
            {
                nearest = other;
            }
        }

        return nearest;
    }

    private (int Lines, long Bytes, int Rank) Order(ToldMatch match, ToldMatch other) =>
        (Math.Abs(other.Match.Line - match.Match.Line), Math.Abs(other.Match.Placed.Start - match.Match.Placed.Start), _rank[other]);

    private int FirstFrom(long start)
    {
        var (low, high) = (0, _matches.Length);
        while (low < high)
        {
            Steps++;
            var middle = (low + high) / 2;
            (low, high) = _matches[middle].Match.Placed.Start < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private int Follow(int[] links, int place)
    {
        while (links[place] != place)
        {
            Steps++;
            links[place] = links[links[place]];
            place = links[place];
        }

        return place;
    }
}

namespace LeakScan.Git;

/// <summary>Commits by number, with their parents by number: what has to be walked over and over fits in a few flat arrays.</summary>
internal abstract class CommitGraph
{
    private int[] _parents = [];
    private int[] _parentStarts = [0];

    /// <summary>Number of commits.</summary>
    public abstract int Count { get; }

    /// <summary>The id of a commit.</summary>
    public abstract ObjectId IdOf(int number);

    /// <summary>The committer's date in seconds since 1970.</summary>
    public abstract long TimeOf(int number);

    /// <summary>A commit with all its parents, those left out of the graph too.</summary>
    public abstract CommitHeader HeaderOf(int number);

    /// <summary>The number of a commit; -1 when it is not in the graph.</summary>
    public abstract int IndexOf(ObjectId id);

    /// <summary>The numbers of a commit's parents, in order; those that are not in the graph are left out.</summary>
    public ReadOnlySpan<int> Parents(int number) => _parents.AsSpan(_parentStarts[number].._parentStarts[number + 1]);

    /// <summary>The best tier that reaches each commit; <see cref="HistoryTier.Dangling"/> where none does.</summary>
    public HistoryTier[] FindTiers(IReadOnlyList<PeeledRoot> roots)
    {
        var tiers = new HistoryTier[Count];
        tiers.AsSpan().Fill(HistoryTier.Dangling);
        var open = new Stack<int>();
        for (var tier = HistoryTier.Reference; tier < HistoryTier.Dangling; tier++)
        {
            foreach (var root in roots)
            {
                for (var next = root.Kind == ObjectKind.Commit && root.Root.Tier == tier ? IndexOf(root.Target) : -1; next >= 0; next = open.TryPop(out var number) ? number : -1)
                {
                    if (tiers[next] > tier)
                    {
                        tiers[next] = tier;
                        foreach (var parent in Parents(next))
                        {
                            open.Push(parent);
                        }
                    }
                }
            }
        }

        return tiers;
    }

    /// <summary>
    /// The order in which commits introduce things: better tiers first, in them parents before children, and of the commits whose parents are all there
    /// the one with the oldest committer date, and of these the one with the lowest id.
    /// </summary>
    public int[] Order(HistoryTier[] tiers)
    {
        var byDate = SortByDate();
        var keys = new ulong[Count];
        for (var rank = 0; rank < byDate.Length; rank++)
        {
            keys[byDate[rank]] = ((ulong)tiers[byDate[rank]] << 32) | (uint)rank;
        }

        var waiting = new int[Count]; // parents that have not come yet
        var (childStarts, children) = ListChildren();
        var ready = new KeyHeap();
        for (var number = 0; number < Count; number++)
        {
            waiting[number] = Parents(number).Length;
            if (waiting[number] == 0)
            {
                ready.Push(keys[number]);
            }
        }

        var order = new int[Count];
        var done = 0;
        while (ready.TryPop(out var key))
        {
            var number = byDate[(int)(uint)key];
            order[done++] = number;
            foreach (var child in children.AsSpan(childStarts[number]..childStarts[number + 1]))
            {
                if (--waiting[child] == 0)
                {
                    ready.Push(keys[child]);
                }
            }
        }

        // Objects whose bytes are not those of their ids could make a circle, which no walk gets into.
        return order[..done];
    }

    /// <summary>Sets the parents of all commits: where those of each start, and behind the last where they end.</summary>
    protected void SetParents(int[] starts, int[] parents) => (_parentStarts, _parents) = (starts, parents);

    /// <summary>The numbers by date, and those of one date by id.</summary>
    private int[] SortByDate()
    {
        var times = new long[Count];
        var numbers = new int[Count];
        for (var number = 0; number < Count; number++)
        {
            (times[number], numbers[number]) = (TimeOf(number), number);
        }

        RadixSort.Sort(ref times, ref numbers);
        for (var start = 0; start < times.Length;)
        {
            var (end, isSorted) = (start + 1, true);
            for (; end < times.Length && times[end] == times[start]; end++)
            {
                isSorted &= IdOf(numbers[end - 1]).CompareTo(IdOf(numbers[end])) <= 0;
            }

            if (!isSorted)
            {
                numbers.AsSpan(start..end).Sort((left, right) => IdOf(left).CompareTo(IdOf(right)));
            }

            start = end;
        }

        return numbers;
    }

    // The children of all commits one after the other, and where those of each start.
    private (int[] Starts, int[] Children) ListChildren()
    {
        var starts = new int[Count + 1];
        foreach (var parent in _parents)
        {
            starts[parent + 1]++;
        }

        for (var number = 0; number < Count; number++)
        {
            starts[number + 1] += starts[number];
        }

        var next = starts[..Count];
        var children = new int[_parents.Length];
        for (var number = 0; number < Count; number++)
        {
            foreach (var parent in Parents(number))
            {
                children[next[parent]++] = number;
            }
        }

        return (starts, children);
    }
}

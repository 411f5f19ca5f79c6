namespace LeakScan.Git;

/// <summary>All commits of a repository as numbers: a commit is its index here, in no order.</summary>
internal sealed class CommitTable
{
    private readonly int[] _ordinals;
    private readonly int[] _trees;
    private readonly long[] _times;
    private readonly int[] _parentStarts;
    private readonly int[] _parents;

    // For each object the index of the commit it is, or -1.
    private readonly int[] _indexes;

    public CommitTable(int objects, IReadOnlyList<CommitCollector> collectors)
    {
        Count = collectors.Sum(c => c.Count);
        _ordinals = new int[Count];
        _trees = new int[Count];
        _times = new long[Count];
        _parentStarts = new int[Count + 1];
        _indexes = new int[objects];
        Array.Fill(_indexes, -1);
        var parents = new List<int>(Count + (Count / 4));
        var index = 0;
        foreach (var collector in collectors)
        {
            for (var i = 0; i < collector.Count; i++, index++)
            {
                _ordinals[index] = collector.CommitAt(i);
                _trees[index] = collector.TreeAt(i);
                _times[index] = collector.TimeAt(i);
                _indexes[_ordinals[index]] = index;
                _parentStarts[index] = parents.Count;
                parents.AddRange(collector.ParentsAt(i));
            }
        }

        _parentStarts[Count] = parents.Count;
        _parents = [.. parents.Select(IndexOf)];
    }

    public int Count { get; }

    /// <summary>The index of a commit by its ordinal; -1 for what is missing or no commit.</summary>
    public int IndexOf(int ordinal) => ordinal < 0 ? -1 : _indexes[ordinal];

    public int OrdinalOf(int commit) => _ordinals[commit];

    /// <summary>The ordinal of a commit's tree; -1 when that is missing.</summary>
    public int TreeOf(int commit) => _trees[commit];

    /// <summary>A commit's date in seconds since 1970.</summary>
    public long TimeOf(int commit) => _times[commit];

    /// <summary>The indexes of a commit's parents; -1 where one is missing.</summary>
    public ReadOnlySpan<int> ParentsOf(int commit) => _parents.AsSpan(_parentStarts[commit], _parentStarts[commit + 1] - _parentStarts[commit]);

    /// <summary>Marks everything that these commits reach, themselves included.</summary>
    public void Mark(IEnumerable<int> starts, bool[] reached)
    {
        var open = new Stack<int>();
        foreach (var start in starts)
        {
            Push(start);
            while (open.TryPop(out var commit))
            {
                foreach (var parent in ParentsOf(commit))
                {
                    Push(parent);
                }
            }
        }

        void Push(int commit)
        {
            if (commit >= 0 && !reached[commit])
            {
                reached[commit] = true;
                open.Push(commit);
            }
        }
    }
}

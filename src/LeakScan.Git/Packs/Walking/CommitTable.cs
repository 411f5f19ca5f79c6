namespace LeakScan.Git;

/// <summary>
/// All commits of a repository as numbers in flat arrays: a commit is its index here, in the order of ids; an object is its ordinal, or what
/// <see cref="MissingObjects.Require"/> gives for one that is not there.
/// </summary>
internal sealed class CommitTable
{
    private readonly ReadJob _job;
    private readonly int[] _ordinals;
    private readonly int[] _trees;
    private readonly long[] _times;
    private readonly int[] _parents;
    private readonly int[] _parentIndexes; // the same as indexes of commits
    private readonly int[] _parentStarts;

    public CommitTable(ReadJob job, IReadOnlyList<CommitCollector> collectors)
    {
        _job = job;
        var count = collectors.Sum(c => c.Count);
        _ordinals = new int[count];
        _trees = new int[count];
        _times = new long[count];
        _parentStarts = new int[count + 1];
        _parents = new int[collectors.Sum(c => c.ParentCount)];
        Fill(collectors, Sorted(collectors, count));
        _parentIndexes = Resolve();
    }

    public int Count => _ordinals.Length;

    /// <summary>The index of a commit; -1 when the object is none.</summary>
    public int IndexOf(int ordinal) => Math.Max(-1, Array.BinarySearch(_ordinals, ordinal));

    public int ParentCount => _parents.Length;

    public int OrdinalOf(int commit) => _ordinals[commit];

    public ObjectId IdOf(int commit) => _job.Database.Objects.IdAt(_ordinals[commit]);

    public int TreeOf(int commit) => _trees[commit];

    /// <summary>The id of what <see cref="TreeOf"/> gives.</summary>
    public ObjectId TreeIdOf(int commit) => _job.IdOf(_trees[commit]);

    /// <summary>The committer's date in seconds since 1970.</summary>
    public long TimeOf(int commit) => _times[commit];

    public ReadOnlySpan<int> ParentsOf(int commit) => _parents.AsSpan(_parentStarts[commit].._parentStarts[commit + 1]);

    /// <summary>The parents as indexes, in order; -1 for what is no commit of the table.</summary>
    public ReadOnlySpan<int> ParentIndexesOf(int commit) => _parentIndexes.AsSpan(_parentStarts[commit].._parentStarts[commit + 1]);

    /// <summary>The commit with ids in place of numbers.</summary>
    public CommitHeader HeaderOf(int commit)
    {
        var parents = ParentsOf(commit);
        var ids = parents.IsEmpty ? [] : new ObjectId[parents.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = _job.IdOf(parents[i]);
        }

        return new CommitHeader(IdOf(commit), TreeIdOf(commit), ids, TimeOf(commit));
    }

    /// <summary>Which commits can be reached from some of them, these included.</summary>
    public bool[] FindReached(IEnumerable<int> starts)
    {
        var reached = new bool[Count];
        var open = new Stack<int>();
        foreach (var start in starts)
        {
            Push(start);
            while (open.TryPop(out var commit))
            {
                foreach (var parent in ParentIndexesOf(commit))
                {
                    Push(parent);
                }
            }
        }

        return reached;

        void Push(int commit)
        {
            if (commit >= 0 && !reached[commit])
            {
                reached[commit] = true;
                open.Push(commit);
            }
        }
    }

    /// <summary>Where the commits are in the collectors, one behind the other, by ordinal. What is recalled is in order already.</summary>
    private static int[] Sorted(IReadOnlyList<CommitCollector> collectors, int count)
    {
        var keys = new long[count];
        var places = new int[count];
        var (filled, isSorted) = (0, true);
        foreach (var collector in collectors)
        {
            for (var i = 0; i < collector.Count; i++, filled++)
            {
                (keys[filled], places[filled]) = (collector.CommitAt(i), filled);
                isSorted &= filled == 0 || keys[filled - 1] <= keys[filled];
            }
        }

        if (!isSorted)
        {
            RadixSort.Sort(ref keys, ref places);
        }

        return places;
    }

    private void Fill(IReadOnlyList<CommitCollector> collectors, int[] places)
    {
        var starts = new int[collectors.Count + 1];
        for (var c = 0; c < collectors.Count; c++)
        {
            starts[c + 1] = starts[c] + collectors[c].Count;
        }

        var filled = 0;
        for (var commit = 0; commit < places.Length; commit++)
        {
            var c = 0;
            while (places[commit] >= starts[c + 1])
            {
                c++;
            }

            var (collector, index) = (collectors[c], places[commit] - starts[c]);
            _ordinals[commit] = collector.CommitAt(index);
            _trees[commit] = collector.TreeAt(index);
            _times[commit] = collector.TimeAt(index);
            var parents = collector.ParentsAt(index);
            parents.CopyTo(_parents.AsSpan(filled));
            filled += parents.Length;
            _parentStarts[commit + 1] = filled;
        }
    }

    private int[] Resolve()
    {
        var indexes = new int[_job.Database.Objects.Count];
        for (var commit = 0; commit < _ordinals.Length; commit++)
        {
            indexes[_ordinals[commit]] = commit + 1;
        }

        var resolved = new int[_parents.Length];
        for (var i = 0; i < resolved.Length; i++)
        {
            resolved[i] = _parents[i] < 0 ? -1 : indexes[_parents[i]] - 1;
        }

        return resolved;
    }
}

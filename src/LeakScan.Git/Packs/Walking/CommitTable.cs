namespace LeakScan.Git;

/// <summary>
/// All commits of a repository as numbers, 32 bytes each: a commit is its index here, in the order of ids; an object is its ordinal, or what
/// <see cref="MissingObjects.Require"/> gives for one that is not there.
/// </summary>
internal sealed class CommitTable
{
    private readonly ReadJob _job;
    private readonly int[] _ordinals;

    // Where each commit's data is: which collector, and its index there.
    private readonly (CommitCollector Collector, int Index)[] _places;

    public CommitTable(ReadJob job, IReadOnlyList<CommitCollector> collectors)
    {
        _job = job;
        _places = [.. collectors.SelectMany(c => Enumerable.Range(0, c.Count).Select(i => (c, i)))];
        _ordinals = [.. _places.Select(p => p.Collector.CommitAt(p.Index))];
        Array.Sort(_ordinals, _places);
    }

    public int Count => _ordinals.Length;

    /// <summary>The index of a commit; -1 when the object is none.</summary>
    public int IndexOf(int ordinal) => Math.Max(-1, Array.BinarySearch(_ordinals, ordinal));

    public int OrdinalOf(int commit) => _ordinals[commit];

    public ObjectId IdOf(int commit) => _job.Database.Objects.IdAt(_ordinals[commit]);

    public int TreeOf(int commit) => _places[commit].Collector.TreeAt(_places[commit].Index);

    /// <summary>The committer's date in seconds since 1970.</summary>
    public long TimeOf(int commit) => _places[commit].Collector.TimeAt(_places[commit].Index);

    public ReadOnlySpan<int> ParentsOf(int commit) => _places[commit].Collector.ParentsAt(_places[commit].Index);

    /// <summary>The commit with ids in place of numbers.</summary>
    public CommitHeader HeaderOf(int commit)
    {
        var parents = ParentsOf(commit);
        var ids = parents.IsEmpty ? [] : new ObjectId[parents.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = _job.IdOf(parents[i]);
        }

        return new CommitHeader(IdOf(commit), _job.IdOf(TreeOf(commit)), ids, TimeOf(commit));
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
                foreach (var parent in ParentsOf(commit))
                {
                    Push(IndexOf(parent));
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
}

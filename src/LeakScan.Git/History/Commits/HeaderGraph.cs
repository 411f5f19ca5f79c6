namespace LeakScan.Git;

/// <summary>A graph of commits whose headers have been read one by one.</summary>
internal sealed class HeaderGraph : CommitGraph
{
    private readonly List<CommitHeader> _commits = [];
    private readonly Dictionary<ObjectId, int> _numbers = [];

    private HeaderGraph(IEnumerable<CommitHeader> commits)
    {
        if (commits.TryGetNonEnumeratedCount(out var count))
        {
            _commits.EnsureCapacity(count);
            _numbers.EnsureCapacity(count);
        }

        foreach (var commit in commits)
        {
            if (_numbers.TryAdd(commit.Id, _commits.Count))
            {
                _commits.Add(commit);
            }
        }

        var parents = new List<int>();
        var starts = new int[_commits.Count + 1];
        for (var i = 0; i < _commits.Count; i++)
        {
            foreach (var parent in _commits[i].Parents)
            {
                if (_numbers.TryGetValue(parent, out var number))
                {
                    parents.Add(number);
                }
            }

            starts[i + 1] = parents.Count;
        }

        SetParents(starts, [.. parents]);
    }

    public override int Count => _commits.Count;

    /// <summary>The commits by number.</summary>
    public IReadOnlyList<CommitHeader> Commits => _commits;

    /// <summary>Builds the graph of some commits. Parents that are not among them are left out.</summary>
    public static HeaderGraph Build(IEnumerable<CommitHeader> commits) => new(commits);

    /// <summary>Builds the graph of all commits that some reach.</summary>
    /// <param name="reader">Reads the commits.</param>
    /// <param name="starts">Where to start.</param>
    /// <param name="report">Gets what cannot be read.</param>
    /// <param name="cancellation">Stops early.</param>
    public static HeaderGraph Load(CommitReader reader, IEnumerable<ObjectId> starts, Action<ObjectProblem> report, CancellationToken cancellation)
    {
        var commits = new List<CommitHeader>();
        var seen = new HashSet<ObjectId>();
        var open = new Stack<ObjectId>(starts.Where(seen.Add));
        while (open.TryPop(out var id))
        {
            cancellation.ThrowIfCancellationRequested();
            if (reader.Read(id, out var problem) is not { } commit)
            {
                report(problem!);
                continue;
            }

            commits.Add(commit);
            foreach (var parent in commit.Parents.Where(seen.Add))
            {
                open.Push(parent);
            }
        }

        return Build(commits);
    }

    public override ObjectId IdOf(int number) => _commits[number].Id;

    public override long TimeOf(int number) => _commits[number].Time;

    public override CommitHeader HeaderOf(int number) => _commits[number];

    public override int IndexOf(ObjectId id) => _numbers.TryGetValue(id, out var number) ? number : -1;
}

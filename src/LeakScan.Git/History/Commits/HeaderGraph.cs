namespace LeakScan.Git;

/// <summary>A graph of commits whose headers have been read one by one.</summary>
internal sealed class HeaderGraph : CommitGraph
{
    private readonly List<CommitHeader> _commits = [];
    private readonly Dictionary<ObjectId, int> _numbers = [];

    /// <param name="commits">The commits, numbered in this order. Parents that are not among them are left out.</param>
    public HeaderGraph(IEnumerable<CommitHeader> commits)
    {
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

    public override ObjectId IdOf(int number) => _commits[number].Id;

    public override long TimeOf(int number) => _commits[number].Time;

    public override CommitHeader HeaderOf(int number) => _commits[number];

    public override int IndexOf(ObjectId id) => _numbers.TryGetValue(id, out var number) ? number : -1;
}

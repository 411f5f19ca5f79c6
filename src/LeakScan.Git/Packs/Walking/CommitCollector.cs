using System.Runtime.InteropServices;

namespace LeakScan.Git;

/// <summary>Keeps of the commits that one worker reads what walking the history needs: numbers as <see cref="MissingObjects.Require"/> gives them.</summary>
internal sealed class CommitCollector
{
    private readonly List<int> _commits = [];
    private readonly List<int> _trees = [];
    private readonly List<long> _times = [];
    private readonly List<int> _parentStarts = [];
    private readonly List<int> _parents = [];

    public CommitCollector()
    {
    }

    /// <summary>Commits that were collected elsewhere: what <see cref="Commits"/> and the others gave there.</summary>
    public CommitCollector(ReadOnlySpan<int> commits, ReadOnlySpan<int> trees, ReadOnlySpan<long> times, ReadOnlySpan<int> parentStarts, ReadOnlySpan<int> parents)
    {
        _commits.AddRange(commits);
        _trees.AddRange(trees);
        _times.AddRange(times);
        _parentStarts.AddRange(parentStarts);
        _parents.AddRange(parents);
    }

    public int Count => _commits.Count;

    public int ParentCount => _parents.Count;

    public ReadOnlySpan<int> Commits => CollectionsMarshal.AsSpan(_commits);

    public ReadOnlySpan<int> Trees => CollectionsMarshal.AsSpan(_trees);

    public ReadOnlySpan<long> Times => CollectionsMarshal.AsSpan(_times);

    /// <summary>Where among <see cref="Parents"/> those of each commit start.</summary>
    public ReadOnlySpan<int> ParentStarts => CollectionsMarshal.AsSpan(_parentStarts);

    public ReadOnlySpan<int> Parents => CollectionsMarshal.AsSpan(_parents);

    /// <summary>Adds a commit as it was read.</summary>
    public void Add(ReadJob job, int ordinal, CommitHeader commit)
    {
        Add(ordinal, job.Missing.Require(commit.Tree), commit.Time);
        foreach (var parent in job.Shallow.Contains(commit.Id) ? [] : commit.Parents)
        {
            AddParent(job.Missing.Require(parent));
        }
    }

    /// <summary>Adds a commit, with its committer's date in seconds since 1970.</summary>
    public void Add(int commit, int tree, long time)
    {
        _commits.Add(commit);
        _trees.Add(tree);
        _times.Add(time);
        _parentStarts.Add(_parents.Count);
    }

    /// <summary>Adds a parent to the commit added last.</summary>
    public void AddParent(int parent) => _parents.Add(parent);

    public int CommitAt(int index) => _commits[index];

    public int TreeAt(int index) => _trees[index];

    public long TimeAt(int index) => _times[index];

    public ReadOnlySpan<int> ParentsAt(int index)
    {
        var end = index + 1 < _parentStarts.Count ? _parentStarts[index + 1] : _parents.Count;
        return CollectionsMarshal.AsSpan(_parents)[_parentStarts[index]..end];
    }
}

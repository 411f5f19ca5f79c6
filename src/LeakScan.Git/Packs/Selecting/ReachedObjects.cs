namespace LeakScan.Git;

/// <summary>
/// Marks what trees lead to, each tree and each entry looked at once. In a loop, not by recursion. Several threads may mark at the same time: they only
/// ever set a mark, so at worst two of them enter the same tree.
/// </summary>
/// <param name="graph">All trees with all that they name.</param>
/// <param name="objects">All objects.</param>
internal sealed class ReachedObjects(TreeGraph graph, ObjectTable objects)
{
    private readonly bool[] _isReached = new bool[objects.Count];
    private readonly bool[] _isTree = new bool[objects.Count];
    private readonly bool[][] _isSeen = [.. graph.Entries.Select(e => new bool[e.Targets.Length])];

    /// <summary>Whether an object was marked that is no tree, or is named as if it were none.</summary>
    public bool Contains(int ordinal) => _isReached[ordinal];

    /// <summary>Whether something led to an object as to a tree.</summary>
    public bool ContainsTree(int ordinal) => _isTree[ordinal];

    /// <summary>Marks an object that was named itself; negative for what is not there.</summary>
    public void Add(int ordinal)
    {
        if (ordinal >= 0)
        {
            _isReached[ordinal] = true;
        }
    }

    /// <summary>Marks all below some trees; negative for what is not there.</summary>
    public void AddTrees(ReadOnlySpan<int> trees, CancellationToken cancellation)
    {
        var open = new Stack<int>();
        foreach (var tree in trees)
        {
            cancellation.ThrowIfCancellationRequested();
            Push(tree, open);
            while (open.TryPop(out var next))
            {
                Enter(next, open);
            }
        }
    }

    private void Enter(int tree, Stack<int> open)
    {
        if (graph.Find(tree, out var at, out var source) is not { } entries)
        {
            return;
        }

        var (lists, targets, isSeen) = (entries.Lists, entries.Targets, _isSeen[source]);
        for (var code = -1; lists.TryRead(ref at, ref code);)
        {
            if (isSeen[code])
            {
                continue;
            }

            isSeen[code] = true;
            if (targets[code] >= 0)
            {
                Push(targets[code], open);
            }
            else if (~targets[code] < _isReached.Length)
            {
                // What is missing is numbered behind all that is there.
                _isReached[~targets[code]] = true;
            }
        }
    }

    private void Push(int tree, Stack<int> open)
    {
        if (tree >= 0 && !_isTree[tree])
        {
            _isTree[tree] = true;
            open.Push(tree);
        }
    }
}

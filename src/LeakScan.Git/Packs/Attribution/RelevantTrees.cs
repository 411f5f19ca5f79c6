using System.Runtime.InteropServices;

namespace LeakScan.Git;

/// <summary>
/// The trees that hold a wanted object, at any depth, and of their entries only those that lead to one. Looks at each tree once, below the trees it is asked
/// for; in a loop, not by recursion, and a tree that claims to hold itself (bytes that are not its id's) comes to an end like any other.
/// </summary>
internal sealed class RelevantTrees(TreeGraph graph, int objects)
{
    private const int Unknown = 0;
    private const int Open = -1;
    private const int Irrelevant = -2;

    // For each tree where its list starts, plus one; or what is known of it.
    private readonly int[] _lists = new int[objects];
    private readonly List<(int Target, int Name)> _edges = [];
    private readonly Stack<(int Tree, List<(int Target, int Worker, int Name)> Edges, int Next)> _open = new();
    private readonly Stack<List<(int Target, int Worker, int Name)>> _free = new();
    private readonly Dictionary<long, int> _names = [];

    /// <summary>Names that lead to wanted objects.</summary>
    public NameTable Names { get; } = new();

    /// <summary>Whether a tree holds a wanted object.</summary>
    public bool Contains(int tree)
    {
        if (_lists[tree] == Unknown)
        {
            Enter(tree);
            while (_open.TryPop(out var top))
            {
                if (top.Next < top.Edges.Count)
                {
                    _open.Push(top with { Next = top.Next + 1 });
                    var target = top.Edges[top.Next].Target;
                    if (target >= 0 && _lists[target] == Unknown)
                    {
                        Enter(target);
                    }
                }
                else
                {
                    Close(top.Tree, top.Edges);
                }
            }
        }

        return _lists[tree] > 0;
    }

    /// <summary>The entries of a tree that lead to wanted objects, in its order. The target is a tree's ordinal, or the number of an object, all bits flipped.</summary>
    /// <remarks>Stays as it is while other trees are asked for.</remarks>
    public ReadOnlySpan<(int Target, int Name)> EdgesOf(int tree)
    {
        var start = _lists[tree] - 1;
        if (start < 0)
        {
            return [];
        }

        var end = start;
        while (_edges[end].Name >= 0)
        {
            end++;
        }

        return CollectionsMarshal.AsSpan(_edges)[start..end];
    }

    private void Enter(int tree)
    {
        _lists[tree] = Open;
        var edges = _free.TryPop(out var free) ? free : [];
        graph.CopyEdges(tree, edges);
        _open.Push((tree, edges, 0));
    }

    private void Close(int tree, List<(int Target, int Worker, int Name)> edges)
    {
        var start = _edges.Count;
        foreach (var (target, worker, name) in edges)
        {
            if (target < 0 || _lists[target] > 0)
            {
                _edges.Add((target, Common(worker, name)));
            }
        }

        _lists[tree] = _edges.Count == start ? Irrelevant : start + 1;
        if (_edges.Count > start)
        {
            _edges.Add((0, -1));
        }

        _free.Push(edges);
    }

    /// <summary>One number for a name, whichever worker met it.</summary>
    private int Common(int worker, int name)
    {
        var key = ((long)worker << 32) + name;
        if (!_names.TryGetValue(key, out var common))
        {
            common = Names.Add(graph.NameOf(worker, name));
            _names.Add(key, common);
        }

        return common;
    }
}

namespace LeakScan.Git;

/// <summary>
/// Tells which trees hold an object that is looked for, at any depth. Looks at each tree once, below the trees it is asked for; in a loop, not by recursion,
/// and a tree that claims to hold itself (bytes that are not its id's) comes to an end like any other.
/// </summary>
internal sealed class RelevantTrees
{
    private readonly TreeGraph _graph;
    private readonly bool[] _asked;
    private readonly State[] _states;
    private readonly HashSet<long> _circles = [];
    private Frame[] _open = new Frame[64];
    private int _depth;

    /// <param name="graph">The trees.</param>
    /// <param name="objects">How many objects there are.</param>
    /// <param name="asked">For each wanted object whether it is looked for.</param>
    public RelevantTrees(TreeGraph graph, int objects, bool[] asked)
    {
        (_graph, _asked, _states) = (graph, asked, new State[objects]);

        // What is recalled leads to something. If all of that is looked for, nobody has to go there to see it.
        if (graph.Recalled is { } recalled && Array.TrueForAll(recalled.Entries.Targets, target => target >= 0 || asked[~target]))
        {
            foreach (var tree in recalled.Trees)
            {
                _states[tree] = State.Relevant;
            }
        }
    }

    private enum State : byte
    {
        Unknown,
        Open,
        Relevant,
        Irrelevant,
    }

    /// <summary>Whether a tree holds an object that is looked for.</summary>
    public bool Contains(int tree)
    {
        if (_states[tree] == State.Unknown)
        {
            Open(tree);
            while (_depth > 0)
            {
                Look(_depth - 1);
            }
        }

        return _states[tree] == State.Relevant;
    }

    /// <summary>Whether an entry of a tree leads to such an object.</summary>
    /// <param name="tree">The tree; has been asked for.</param>
    /// <param name="target">What the entry names, as in <see cref="NotedEntries"/>.</param>
    public bool Leads(int tree, int target) =>
        target < 0 ? _asked[~target] : Contains(target) && (_circles.Count == 0 || !_circles.Contains(Key(tree, target)));

    private static long Key(int tree, int target) => ((long)tree << 32) | (uint)target;

    /// <summary>Goes on with the entries of an open tree, until one names a tree that has to be looked at first.</summary>
    private void Look(int depth)
    {
        ref var frame = ref _open[depth];
        var entries = frame.Entries;
        while (entries is not null && entries.Lists.TryRead(ref frame.At, ref frame.Code))
        {
            var target = entries.Targets[frame.Code];
            if (target < 0)
            {
                frame.IsRelevant |= _asked[~target];
            }
            else if (_states[target] == State.Unknown)
            {
                Open(target);
                return;
            }
            else if (_states[target] == State.Open)
            {
                _circles.Add(Key(frame.Tree, target));
            }
            else
            {
                frame.IsRelevant |= _states[target] == State.Relevant;
            }
        }

        _states[frame.Tree] = frame.IsRelevant ? State.Relevant : State.Irrelevant;
        _depth--;
        if (depth > 0)
        {
            _open[depth - 1].IsRelevant |= frame.IsRelevant;
        }
    }

    private void Open(int tree)
    {
        if (_depth == _open.Length)
        {
            Array.Resize(ref _open, 2 * _depth);
        }

        _states[tree] = State.Open;
        _open[_depth++] = new Frame { Tree = tree, Entries = _graph.Find(tree, out var start, out _), At = start, Code = -1 };
    }

    /// <summary>A tree that is being looked at.</summary>
    private struct Frame
    {
        public int Tree;
        public NotedEntries? Entries;
        public int At;
        public int Code;
        public bool IsRelevant;
    }
}

namespace LeakScan.Git;

/// <summary>
/// Finds at which paths objects stand, and which commit is the first to have them there. Goes through the commits in the order in which they introduce
/// things and enters each tree once for each path it is met at: a tree that an earlier commit had at the same path holds nothing that is new there.
/// So does an entry: the versions of a tree share nearly all of them, and what an entry leads to at one path is looked at once. Works on numbers only. Used once.
/// </summary>
internal sealed class TreeSearch
{
    // A repository can be made in which a few trees stand at billions of paths. Beyond this many places of trees met at several paths,
    // a tree is entered only at the first of them: the objects in it are found, not all their paths.
    private const int MaxPlaces = 1_000_000;

    private readonly ObjectTable _objects;
    private readonly TreeGraph _graph;
    private readonly WantedObjects _wanted;
    private readonly RelevantTrees _trees;
    private readonly PathTable _paths;
    private readonly List<Appearance> _found = [];

    // Where trees and objects have been met: for each tree the path of the first time, plus one, then the further ones.
    private readonly int[] _firstPaths;
    private readonly HashSet<long> _places = [];
    private readonly HashSet<long> _foundAt = [];

    // For each entry the path of the folder in which it was met last, plus one: what it leads to there is known.
    private readonly int[][] _metAt;

    // What is still to be entered or added: what an entry names and its path, and what of the folder in hand will be.
    private readonly Stack<long> _open = new();
    private readonly List<long> _next = [];

    // For each wanted object at how many paths it was found, and in which phase: in later ones it is not looked for.
    private readonly int[] _counts;
    private readonly int[] _phases;

    // A phase is the commits of a tier, or behind them the trees and blobs that tags of this tier name themselves.
    private int _phase;
    private int _commit;
    private ObjectId _root;

    /// <param name="objects">All objects.</param>
    /// <param name="graph">The trees.</param>
    /// <param name="wanted">What the graph leads to.</param>
    /// <param name="asked">For each wanted object whether it is looked for.</param>
    public TreeSearch(ObjectTable objects, TreeGraph graph, WantedObjects wanted, bool[] asked)
    {
        _objects = objects;
        _graph = graph;
        _wanted = wanted;
        _trees = new RelevantTrees(graph, objects.Count, asked);
        _paths = new PathTable(graph.Names);
        _firstPaths = new int[objects.Count];
        _metAt = [.. graph.Entries.Select(e => new int[e.Targets.Length])];
        _counts = new int[wanted.Count];
        _phases = new int[wanted.Count];
    }

    /// <summary>Where the objects appear, in the order of commits and paths; at most <see cref="ObjectLocation.MaxPaths"/> for each.</summary>
    /// <param name="history">The commits.</param>
    /// <param name="treeOf">The ordinal of a commit's tree; negative when it is not there.</param>
    /// <param name="cancellation">Stops early.</param>
    public IReadOnlyList<Appearance> FindAppearances(SelectedHistory history, Func<int, int> treeOf, CancellationToken cancellation)
    {
        var next = 0;
        for (var tier = HistoryTier.Reference; tier <= HistoryTier.Dangling; tier++)
        {
            _phase++;
            for (; next < history.Order.Length && history.Tiers[history.Order[next]] == tier; next++)
            {
                cancellation.ThrowIfCancellationRequested();
                _commit = history.Order[next];
                Enter(treeOf(_commit));
            }

            _phase++;
            _commit = -1;
            foreach (var root in history.Roots.Where(r => r.Root.Tier == tier && r.Kind != ObjectKind.Commit))
            {
                _root = root.Target;
                if (root.Kind == ObjectKind.Tree)
                {
                    Enter(_objects.Find(root.Target));
                }
                else if (_wanted.IndexOf(root.Target) is >= 0 and var number && _trees.Leads(-1, ~number))
                {
                    Add(number, -1);
                }
            }

            _root = default;
        }

        return _found;
    }

    /// <summary>Which of the objects some trees, given by their ordinals, lead to.</summary>
    public IReadOnlyList<ObjectId> FindReached(IEnumerable<int> trees)
    {
        var reached = new bool[_wanted.Count];
        foreach (var tree in trees)
        {
            // All at one path: each tree is entered once.
            Push(tree, 0);
            while (_open.TryPop(out var place))
            {
                var (target, _) = Split(place);
                if (target < 0)
                {
                    reached[~target] = true;
                }
                else
                {
                    Read(target, 0, isFlat: true);
                }
            }
        }

        return [.. Enumerable.Range(0, reached.Length).Where(i => reached[i]).Select(i => _wanted[i])];
    }

    private static long Join(int target, int path) => ((long)target << 32) | (uint)path;

    private static (int Target, int Path) Split(long place) => ((int)(place >> 32), (int)(uint)place);

    private void Enter(int tree)
    {
        Push(tree, 0);
        while (_open.TryPop(out var place))
        {
            var (target, path) = Split(place);
            if (target < 0)
            {
                Add(~target, path);
            }
            else
            {
                Read(target, path, isFlat: false);
            }
        }
    }

    /// <summary>Puts what a tree holds on the stack, the first entry on top.</summary>
    private void Read(int tree, int path, bool isFlat)
    {
        if (_graph.Find(tree, out var at, out var source) is not { } entries)
        {
            return;
        }

        var metAt = _metAt[source];
        _next.Clear();
        for (var code = -1; entries.Lists.TryRead(ref at, ref code);)
        {
            if (metAt[code] == path + 1)
            {
                continue;
            }

            metAt[code] = path + 1;
            if (_trees.Leads(tree, entries.Targets[code]))
            {
                _next.Add(Join(entries.Targets[code], isFlat ? 0 : _paths.Add(path, entries.Names[code])));
            }
        }

        for (var i = _next.Count - 1; i >= 0; i--)
        {
            var (target, targetPath) = Split(_next[i]);
            if (target < 0)
            {
                _open.Push(_next[i]);
            }
            else
            {
                Push(target, targetPath);
            }
        }
    }

    private void Push(int tree, int path)
    {
        if (tree < 0 || _firstPaths[tree] == path + 1 || !_trees.Contains(tree))
        {
            return;
        }

        if (_firstPaths[tree] == 0)
        {
            _firstPaths[tree] = path + 1;
        }
        else if (_places.Count >= MaxPlaces || !_places.Add(Join(tree, path)))
        {
            return;
        }

        _open.Push(Join(tree, path));
    }

    private void Add(int number, int path)
    {
        if ((_phases[number] == 0 || _phases[number] == _phase) && _counts[number] < ObjectLocation.MaxPaths && _foundAt.Add(Join(number, path)))
        {
            _phases[number] = _phase;
            _counts[number]++;
            _found.Add(new Appearance(_wanted[number], _commit, path < 0 ? null : _paths.BytesOf(path), _commit < 0 ? _root : default));
        }
    }
}

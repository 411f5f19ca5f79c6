namespace LeakScan.Git;

/// <summary>
/// Finds at which paths wanted objects stand, and which commit is the first to have them there. Goes through the commits in the order in which they introduce
/// things and enters each tree once for each path it is met at: a tree that an earlier commit had at the same path holds nothing that is new there.
/// Works on numbers only. Used once.
/// </summary>
internal sealed class TreeSearch
{
    // A repository can be made in which a few trees stand at billions of paths. Beyond this many places of trees met at several paths,
    // a tree is entered only at the first of them: the objects in it are found, not all their paths.
    private const int MaxPlaces = 1_000_000;

    private readonly ObjectTable _objects;
    private readonly WantedObjects _wanted;
    private readonly RelevantTrees _trees;
    private readonly PathTable _paths;
    private readonly List<Appearance> _found = [];

    // Where trees and objects have been met: for each tree the path of the first time, plus one, then the further ones.
    private readonly int[] _firstPaths;
    private readonly HashSet<(int Tree, int Path)> _places = [];
    private readonly HashSet<(int Number, int Path)> _foundAt = [];
    private readonly Stack<(int Target, int Path)> _open = new();

    // For each wanted object at how many paths it was found, and in which phase: in later ones it is not looked for.
    private readonly int[] _counts;
    private readonly int[] _phases;

    // A phase is the commits of a tier, or behind them the trees and blobs that tags of this tier name themselves.
    private int _phase;
    private int _commit;
    private ObjectId _root;

    public TreeSearch(ObjectTable objects, TreeGraph graph, WantedObjects wanted)
    {
        _objects = objects;
        _wanted = wanted;
        _trees = new RelevantTrees(graph, objects.Count);
        _paths = new PathTable(_trees.Names);
        _firstPaths = new int[objects.Count];
        _counts = new int[wanted.Ids.Count];
        _phases = new int[wanted.Ids.Count];
    }

    /// <summary>Where the wanted objects appear, in the order of commits and paths; at most <see cref="ObjectLocation.MaxPaths"/> for each.</summary>
    public IReadOnlyList<Appearance> FindAppearances(SelectedHistory history, CancellationToken cancellation)
    {
        var next = 0;
        for (var tier = HistoryTier.Reference; tier <= HistoryTier.Dangling; tier++)
        {
            _phase++;
            for (; next < history.Order.Length && history.Tiers[history.Order[next]] == tier; next++)
            {
                cancellation.ThrowIfCancellationRequested();
                _commit = history.Order[next];
                Enter(history.Graph.Commits[_commit].Tree);
            }

            _phase++;
            _commit = -1;
            foreach (var root in history.Roots.Where(r => r.Root.Tier == tier && r.Kind != ObjectKind.Commit))
            {
                _root = root.Target;
                if (root.Kind == ObjectKind.Tree)
                {
                    Enter(root.Target);
                }
                else if (_wanted.IndexOf(root.Target) is >= 0 and var number)
                {
                    Add(number, -1);
                }
            }

            _root = default;
        }

        return _found;
    }

    /// <summary>Which wanted objects some trees, given by their ordinals, lead to.</summary>
    public IReadOnlyList<ObjectId> FindReached(IEnumerable<int> trees)
    {
        var reached = new bool[_wanted.Ids.Count];
        foreach (var tree in trees)
        {
            // All at one path: each tree is entered once.
            Push(tree, 0);
            while (_open.TryPop(out var place))
            {
                foreach (var (target, _) in _trees.EdgesOf(place.Target))
                {
                    if (target < 0)
                    {
                        reached[~target] = true;
                    }
                    else
                    {
                        Push(target, 0);
                    }
                }
            }
        }

        return [.. _wanted.Ids.Where((_, i) => reached[i])];
    }

    private void Enter(ObjectId tree)
    {
        Push(_objects.Find(tree), 0);
        while (_open.TryPop(out var place))
        {
            if (place.Target < 0)
            {
                Add(~place.Target, place.Path);
                continue;
            }

            var edges = _trees.EdgesOf(place.Target);
            for (var i = edges.Length - 1; i >= 0; i--)
            {
                var (target, path) = (edges[i].Target, _paths.Add(place.Path, edges[i].Name));
                if (target < 0)
                {
                    _open.Push((target, path));
                }
                else
                {
                    Push(target, path);
                }
            }
        }
    }

    private void Push(int tree, int path)
    {
        if (tree < 0 || !_trees.Contains(tree) || _firstPaths[tree] == path + 1)
        {
            return;
        }

        if (_firstPaths[tree] == 0)
        {
            _firstPaths[tree] = path + 1;
        }
        else if (_places.Count >= MaxPlaces || !_places.Add((tree, path)))
        {
            return;
        }

        _open.Push((tree, path));
    }

    private void Add(int number, int path)
    {
        if ((_phases[number] == 0 || _phases[number] == _phase) && _counts[number] < ObjectLocation.MaxPaths && _foundAt.Add((number, path)))
        {
            _phases[number] = _phase;
            _counts[number]++;
            _found.Add(new Appearance(_wanted.Ids[number], _commit, path < 0 ? null : _paths.BytesOf(path), _commit < 0 ? _root : default));
        }
    }
}

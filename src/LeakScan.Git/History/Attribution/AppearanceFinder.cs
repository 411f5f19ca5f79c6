using System.Text;

namespace LeakScan.Git;

/// <summary>
/// Finds where wanted blobs appear for the first time: for every path at which a blob stands in a selected commit and in no parent of it, the first such commit
/// in the order of <see cref="SelectedHistory.Order"/>; without limits that is the first commit that has the blob at that path. Only the best tier that has a
/// blob is looked at, and in it, for what no commit has, the trees and blobs that tags name directly. Costs one reading of every tree that holds a wanted blob or
/// might, and of the root trees of all commits from the first that holds one.
/// </summary>
internal sealed class AppearanceFinder
{
    private readonly SelectedHistory _history;
    private readonly CommitReader _commits;
    private readonly IReadOnlySet<int> _candidates;
    private readonly WantedTrees _trees;
    private readonly TreeComparer _comparer;
    private readonly List<Appearance> _found = [];
    private readonly Dictionary<ObjectId, HashSet<string>> _paths = [];
    private int _commit;
    private ObjectId _root;

    private AppearanceFinder(
        SelectedHistory history, IObjectReader objects, CommitReader commits, IEnumerable<ObjectId> wanted, IReadOnlySet<int> candidates)
    {
        _history = history;
        _commits = commits;
        _candidates = candidates;
        _trees = new WantedTrees(objects, wanted);
        _comparer = new TreeComparer(objects, _ => { }) { Enter = _trees.Contains, Added = Add };
    }

    /// <summary>Finds them, in the order of commits and paths; at most <see cref="ObjectLocation.MaxPaths"/> for each blob.</summary>
    /// <param name="history">The commits.</param>
    /// <param name="objects">Reads the trees.</param>
    /// <param name="commits">Reads the parents' commits.</param>
    /// <param name="blobs">The wanted blobs.</param>
    /// <param name="candidates">Numbers of the commits at which any of them can appear.</param>
    /// <param name="cancellation">Stops early.</param>
    public static IReadOnlyList<Appearance> Find(
        SelectedHistory history, IObjectReader objects, CommitReader commits, IEnumerable<ObjectId> blobs, IReadOnlySet<int> candidates,
        CancellationToken cancellation)
    {
        var finder = new AppearanceFinder(history, objects, commits, blobs, candidates);
        finder.Find(cancellation);
        return finder._found;
    }

    private void Find(CancellationToken cancellation)
    {
        var next = 0;
        for (var tier = HistoryTier.Reference; tier <= HistoryTier.Dangling && !_trees.IsEmpty; tier++)
        {
            for (; next < _history.Order.Length && _history.Tiers[_history.Order[next]] == tier; next++)
            {
                cancellation.ThrowIfCancellationRequested();
                _commit = _history.Order[next];
                var commit = _history.Graph.HeaderOf(_commit);
                if (_candidates.Contains(_commit) && _trees.Contains(commit.Tree))
                {
                    _comparer.Compare(commit.Tree, IntroducedBlobs.ParentTrees(commit, _commits));
                }
            }

            _trees.Remove(_paths.Keys);
            _commit = -1;
            foreach (var root in _history.Roots.Where(r => r.Root.Tier == tier && r.Kind != ObjectKind.Commit))
            {
                _root = root.Target;
                if (root.Kind == ObjectKind.Tree)
                {
                    _comparer.Compare(root.Target, []);
                }
                else
                {
                    Add(null, root.Target);
                }
            }

            _trees.Remove(_paths.Keys);
        }
    }

    private void Add(byte[]? path, ObjectId blob)
    {
        if (!_trees.IsWanted(blob))
        {
            return;
        }

        if (!_paths.TryGetValue(blob, out var paths))
        {
            _paths.Add(blob, paths = new HashSet<string>(StringComparer.Ordinal));
        }

        if (paths.Add(path is null ? "" : Encoding.Latin1.GetString(path)))
        {
            _found.Add(new Appearance(blob, _commit, path, _commit < 0 ? _root : default));
            if (paths.Count == ObjectLocation.MaxPaths)
            {
                _trees.Remove([blob]);
            }
        }
    }
}

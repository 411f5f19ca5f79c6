namespace LeakScan.Git;

/// <summary>
/// Walks a selection that is limited to some commits, one commit after the other, so that its cost follows the selection: lists what it brings, and says where that
/// came from. Used once.
/// </summary>
internal sealed class SelectionWalker(GitRepository repository, ResolvedSelection selection, IObjectReader objects)
{
    private SelectedHistory? _history;

    // What each commit adds, so that only few are looked at again to tell where something comes from.
    private List<(int Commit, ObjectId Blob)> _additions = [];

    /// <summary>Selected commits whose parents have been cut off. Known after <see cref="Select"/>.</summary>
    public IReadOnlyList<ObjectId> ShallowBoundaries => [.. Enumerable.Range(0, CommitCount).Select(_history!.Graph.IdOf).Where(repository.ShallowBoundaries.Contains).Order()];

    /// <summary>Selected commits. Known after <see cref="Select"/>.</summary>
    public int CommitCount => _history!.Graph.Count;

    /// <summary>Walks the selection and lists the tags, commits and blobs that are to be visited, each once.</summary>
    /// <param name="report">Gets what cannot be read; from several threads.</param>
    /// <param name="workers">How many threads compare trees that are read one by one.</param>
    /// <param name="chooseComparer">Gives what compares the trees; null for reading them one by one.</param>
    /// <param name="cancellation">Stops early.</param>
    public IEnumerable<ObjectId> Select(
        Action<ObjectProblem> report, int workers, Func<CommitGraph, ITreeComparer?> chooseComparer, CancellationToken cancellation)
    {
        var history = _history = SelectedHistory.Load(repository, selection, objects, report, cancellation);
        var ids = new HashSet<ObjectId>(Enumerable.Range(0, history.Graph.Count).Select(history.Graph.IdOf));
        // One that is given belongs to one thread.
        var given = chooseComparer(history.Graph);
        ids.UnionWith(IntroducedBlobs.Find(
            history.Graph, () => given ?? new SingleTreeComparer(objects, report), () => CreateCommitReader(history), given is null ? workers : 1, _additions = [], cancellation));
        AddNamed(history, ids, report, cancellation);
        return ids;
    }

    /// <inheritdoc cref="IHistoryReader.Locate"/>
    public IReadOnlyList<ObjectLocation> Locate(IReadOnlyCollection<ObjectId> wanted, CancellationToken cancellation)
    {
        if (_history is null)
        {
            Select(_ => { }, workers: 1, _ => null, cancellation);
        }

        var history = _history!;
        return LocationBuilder.Build(repository, history, objects, wanted, Find);

        IReadOnlyList<Appearance> Find(IReadOnlyCollection<ObjectId> blobs)
        {
            var asked = blobs.ToHashSet();
            var candidates = _additions.Where(a => asked.Contains(a.Blob)).Select(a => a.Commit).ToHashSet();
            return AppearanceFinder.Find(history, objects, CreateCommitReader(history), asked, candidates, cancellation);
        }
    }

    private CommitReader CreateCommitReader(SelectedHistory history) =>
        new(objects, repository.ShallowBoundaries, id => history.Graph.IndexOf(id) is >= 0 and var number ? history.Graph.HeaderOf(number) : null);

    // Those tags count that name a commit of the selection, or were named themselves; with them the trees and blobs they name.
    private void AddNamed(SelectedHistory history, HashSet<ObjectId> ids, Action<ObjectProblem> report, CancellationToken cancellation)
    {
        var asked = selection.Selection;
        var walker = new TreeWalker(objects, report);
        var seen = new HashSet<ObjectId>();
        foreach (var root in history.Roots.Where(r => asked.Incoming.Count > 0 || history.Graph.IndexOf(r.Target) >= 0 || (r.Kind != ObjectKind.Commit && asked.References.Count > 0)))
        {
            cancellation.ThrowIfCancellationRequested();
            ids.UnionWith(root.Tags);
            if (root.Kind == ObjectKind.Tree)
            {
                walker.Walk(root.Target, seen, (_, blob) => ids.Add(blob));
            }
            else if (root.Kind == ObjectKind.Blob)
            {
                ids.Add(root.Target);
            }
        }
    }
}

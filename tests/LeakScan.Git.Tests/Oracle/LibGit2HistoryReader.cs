namespace LeakScan.Git.Tests.Oracle;

/// <summary>
/// The simple history reader: walks commits and trees from the roots one object at a time and then reads what it met, through libgit2. It serves every repository that
/// libgit2 can read and says what is right; the fast reader has to say the same.
/// </summary>
internal sealed class LibGit2HistoryReader : IHistoryReader
{
    private readonly GitRepository _repository;
    private readonly ResolvedSelection _selection;
    private readonly LibGit2ObjectReader _objects;
    private readonly SelectionWalker? _limited;
    private SelectedHistory? _history;

    /// <exception cref="GitException">The selection names what does not exist.</exception>
    public LibGit2HistoryReader(GitRepository repository, HistorySelection selection)
    {
        _repository = repository;
        _selection = SelectionResolver.Resolve(repository, selection);
        _objects = new LibGit2ObjectReader(repository.Layout.ObjectDirectories, selection.VerifyObjects);
        _limited = selection.IsLimited ? new SelectionWalker(repository, _selection, _objects) : null;
    }

    /// <inheritdoc/>
    public HistoryCounts Read(int workers, Func<IObjectVisitor> createVisitor, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var visitor = createVisitor();
        var failed = new HashSet<ObjectId>();
        foreach (var problem in _selection.Problems)
        {
            Fail(problem);
        }

        var counts = new HistoryCounts(0, 0, 0, 0, []);
        var buffer = new ObjectBuffer();
        foreach (var id in _limited is null ? ListAll(Fail, cancellation) : _limited.Select(Fail, 1, _ => null, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (_objects.Read(id, buffer) is { } problem)
            {
                Fail(problem);
            }
            else if (buffer.Kind != ObjectKind.Tree)
            {
                visitor.Visit(id, buffer.Kind, buffer.Content);
                counts = counts with
                {
                    Blobs = counts.Blobs + (buffer.Kind == ObjectKind.Blob ? 1 : 0),
                    Tags = counts.Tags + (buffer.Kind == ObjectKind.Tag ? 1 : 0),
                    Bytes = counts.Bytes + buffer.Content.Length,
                };
            }
        }

        return _limited is null
            ? counts with { Commits = _history!.Graph.Count, ShallowBoundaries = [.. Enumerable.Range(0, _history.Graph.Count).Select(_history.Graph.IdOf).Where(_repository.ShallowBoundaries.Contains).Order()] }
            : counts with { Commits = _limited.CommitCount, ShallowBoundaries = _limited.ShallowBoundaries };

        // Several commits may name the same missing tree. References that name nothing have no id.
        void Fail(ObjectProblem problem)
        {
            if (problem.Id.IsZero || failed.Add(problem.Id))
            {
                visitor.Fail(problem);
            }
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<ObjectLocation> Locate(IReadOnlyCollection<ObjectId> objects, CancellationToken cancellation)
    {
        if (_limited is not null)
        {
            return _limited.Locate(objects, cancellation);
        }

        var history = _history ??= Load(_ => { }, cancellation);
        return LocationBuilder.Build(
            _repository, history, _objects, objects,
            blobs => AppearanceFinder.Find(
                history, _objects, new CommitReader(_objects, _repository.ShallowBoundaries), blobs, Enumerable.Range(0, history.Graph.Count).ToHashSet(), cancellation));
    }

    /// <inheritdoc/>
    public void ReadAgain(IReadOnlyCollection<ObjectId> objects, IObjectVisitor visitor)
    {
        var buffer = new ObjectBuffer();
        foreach (var id in objects)
        {
            if (_objects.Read(id, buffer) is { } problem)
            {
                visitor.Fail(problem);
            }
            else
            {
                visitor.Visit(id, buffer.Kind, buffer.Content);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _objects.Dispose();

    /// <summary>Everything to visit: tags, commits, blobs; with unreachable objects also trees, which are passed over when read.</summary>
    private HashSet<ObjectId> ListAll(Action<ObjectProblem> report, CancellationToken cancellation)
    {
        var history = _history = Load(report, cancellation);
        var ids = Enumerable.Range(0, history.Graph.Count).Select(history.Graph.IdOf).ToHashSet();
        ids.UnionWith(history.Roots.SelectMany(r => r.Tags));
        ids.UnionWith(history.Roots.Where(r => r.Kind == ObjectKind.Blob).Select(r => r.Target));
        var walker = new TreeWalker(_objects, report);
        var seen = new HashSet<ObjectId>();
        foreach (var tree in Enumerable.Range(0, history.Graph.Count).Select(n => history.Graph.HeaderOf(n).Tree).Concat(history.Roots.Where(r => r.Kind == ObjectKind.Tree).Select(r => r.Target)))
        {
            cancellation.ThrowIfCancellationRequested();
            walker.Walk(tree, seen, (_, blob) => ids.Add(blob));
        }

        if (_selection.Selection.Unreachable)
        {
            ids.UnionWith(_objects.ListAll().Where(id => !seen.Contains(id)));
        }

        return ids;
    }

    private SelectedHistory Load(Action<ObjectProblem> report, CancellationToken cancellation)
    {
        var roots = SelectedHistory.Peel(_selection.Starts, _objects, report);
        var kept = Walk(Commits(roots), [], report, cancellation);
        if (!_selection.Selection.Unreachable)
        {
            return SelectedHistory.Create(_selection, roots, new HeaderGraph(kept));
        }

        // What only a reflog or nothing keeps may have lost its ancestors, which is nobody's loss; what a reference keeps may not.
        roots = [.. roots, .. SelectedHistory.PeelLogs(_repository, _objects)];
        var others = Commits(roots).Concat(_objects.ListAll().Where(id => _objects.ReadKind(id) == ObjectKind.Commit));
        return SelectedHistory.Create(_selection, roots, new HeaderGraph([.. kept, .. Walk(others, [.. kept.Select(c => c.Id)], _ => { }, cancellation)]));
    }

    private static IEnumerable<ObjectId> Commits(IEnumerable<PeeledRoot> roots) => roots.Where(r => r.Kind == ObjectKind.Commit).Select(r => r.Target);

    /// <summary>All commits that some reach, but for those that are seen.</summary>
    private List<CommitHeader> Walk(IEnumerable<ObjectId> starts, HashSet<ObjectId> seen, Action<ObjectProblem> report, CancellationToken cancellation)
    {
        var reader = new CommitReader(_objects, _repository.ShallowBoundaries);
        var commits = new List<CommitHeader>();
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

        return commits;
    }
}

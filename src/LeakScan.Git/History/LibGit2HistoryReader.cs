using System.Collections.Concurrent;

namespace LeakScan.Git;

/// <summary>
/// The simple history reader: walks commits and trees from the roots one object at a time and then reads what it met. It serves every repository that libgit2
/// can read and says what is right; the fast reader has to say the same. Costs a random access for every object, about five times the time of the fast one.
/// </summary>
internal sealed class LibGit2HistoryReader : IHistoryReader
{
    private const int BatchSize = 32;

    private readonly GitRepository _repository;
    private readonly ResolvedSelection _selection;
    private readonly IObjectReader _objects;
    private SelectedHistory? _history;

    // What each commit of a limited selection adds, so that only few are looked at again to tell where something comes from.
    private List<(int Commit, ObjectId Blob)>? _additions;

    /// <exception cref="GitException">The selection names what does not exist.</exception>
    public LibGit2HistoryReader(GitRepository repository, HistorySelection selection)
        : this(repository, SelectionResolver.Resolve(repository, selection), new LibGit2ObjectReader(repository.Layout.ObjectDirectories, selection.VerifyObjects))
    {
    }

    /// <summary>Walks with another reader of objects, which is disposed with this.</summary>
    public LibGit2HistoryReader(GitRepository repository, ResolvedSelection selection, IObjectReader objects)
    {
        _repository = repository;
        _selection = selection;
        _objects = objects;
    }

    /// <inheritdoc/>
    public HistoryCounts Read(int workers, Func<IObjectVisitor> createVisitor, CancellationToken cancellation)
    {
        var problems = new ConcurrentQueue<ObjectProblem>(_selection.Problems);
        var ids = Select(problems.Enqueue, workers, cancellation);
        var failed = new ConcurrentDictionary<ObjectId, bool>();
        long blobs = 0, tags = 0, bytes = 0;
        var next = 0;
        ReaderThreads.Run(
            workers,
            stop =>
            {
                var visitor = createVisitor();
                var buffer = new ObjectBuffer();
                while (problems.TryDequeue(out var problem))
                {
                    Fail(visitor, problem);
                }

                for (int start; (start = Interlocked.Add(ref next, BatchSize) - BatchSize) < ids.Count;)
                {
                    foreach (var id in ids.Skip(start).Take(BatchSize))
                    {
                        stop.ThrowIfCancellationRequested();
                        if (_objects.Read(id, buffer) is { } problem)
                        {
                            Fail(visitor, problem);
                        }
                        else if (buffer.Kind != ObjectKind.Tree)
                        {
                            visitor.Visit(id, buffer.Kind, buffer.Content);
                            Interlocked.Add(ref bytes, buffer.Content.Length);
                            Interlocked.Add(ref blobs, buffer.Kind == ObjectKind.Blob ? 1 : 0);
                            Interlocked.Add(ref tags, buffer.Kind == ObjectKind.Tag ? 1 : 0);
                        }
                    }
                }
            },
            cancellation);

        return new HistoryCounts(_history!.Graph.Count, blobs, tags, bytes, ShallowBoundaries);

        // Several commits may name the same missing tree. References that name nothing have no id.
        void Fail(IObjectVisitor visitor, ObjectProblem problem)
        {
            if (problem.Id.IsZero || failed.TryAdd(problem.Id, true))
            {
                visitor.Fail(problem);
            }
        }
    }

    /// <summary>Selected commits whose parents have been cut off. Known after <see cref="Select"/>.</summary>
    public IReadOnlyList<ObjectId> ShallowBoundaries => [.. Enumerable.Range(0, _history!.Graph.Count).Select(_history.Graph.IdOf).Where(_repository.ShallowBoundaries.Contains).Order()];

    /// <summary>Selected commits. Known after <see cref="Select"/>.</summary>
    public int CommitCount => _history!.Graph.Count;

    /// <summary>Walks the selection and lists what is to be visited, each object once, and with unreachable objects trees.</summary>
    /// <param name="report">Gets what cannot be read; from several threads.</param>
    /// <param name="workers">How many threads compare trees that are read one by one.</param>
    /// <param name="cancellation">Stops early.</param>
    /// <param name="chooseComparer">Gives what compares the trees of a limited selection; null for reading them one by one.</param>
    public List<ObjectId> Select(
        Action<ObjectProblem> report, int workers, CancellationToken cancellation, Func<CommitGraph, ITreeComparer?>? chooseComparer = null)
    {
        _history = SelectedHistory.Load(_repository, _selection, _objects, ListCommits, report, cancellation);
        return ListObjects(_history, chooseComparer, report, workers, cancellation);
    }

    /// <inheritdoc/>
    public IReadOnlyList<ObjectLocation> Locate(IReadOnlyCollection<ObjectId> objects, CancellationToken cancellation)
    {
        var history = _history ??= SelectedHistory.Load(_repository, _selection, _objects, ListCommits, _ => { }, cancellation);
        return LocationBuilder.Build(_repository, history, _objects, objects, Find);

        IReadOnlyList<Appearance> Find(IReadOnlyCollection<ObjectId> blobs)
        {
            var wanted = blobs.ToHashSet();
            var candidates = _additions?.Where(a => wanted.Contains(a.Blob)).Select(a => a.Commit).ToHashSet();
            return AppearanceFinder.Find(history, _objects, CreateCommitReader(history), wanted, candidates, cancellation);
        }
    }

    /// <inheritdoc/>
    public void ReadAgain(IReadOnlyCollection<ObjectId> objects, IObjectVisitor visitor) => _objects.Visit(objects, visitor);

    /// <inheritdoc/>
    public void Dispose() => _objects.Dispose();

    private CommitReader CreateCommitReader(SelectedHistory history) =>
        new(_objects, _repository.ShallowBoundaries, id => history.Graph.IndexOf(id) is >= 0 and var number ? history.Graph.HeaderOf(number) : null);

    private IEnumerable<ObjectId> ListCommits() => _objects.ListAll().Where(id => _objects.ReadKind(id) == ObjectKind.Commit);

    // Everything to visit: tags, commits, blobs; with unreachable objects also trees, which are passed over when read.
    private List<ObjectId> ListObjects(
        SelectedHistory history, Func<CommitGraph, ITreeComparer?>? chooseComparer, Action<ObjectProblem> report, int workers, CancellationToken cancellation)
    {
        var ids = new HashSet<ObjectId>(Enumerable.Range(0, history.Graph.Count).Select(history.Graph.IdOf));
        // Of a part of the history those tags count that name a commit of the part, or were named themselves.
        var incoming = history.Selection.Selection.Incoming.Count > 0;
        var roots = history.IsLimited
            ? history.Roots.Where(r => incoming || history.Graph.IndexOf(r.Target) >= 0 || (r.Kind != ObjectKind.Commit && history.Selection.Selection.References.Count > 0))
            : history.Roots;
        var trees = (history.IsLimited ? [] : Enumerable.Range(0, history.Graph.Count).Select(n => history.Graph.HeaderOf(n).Tree)).ToList();
        foreach (var root in roots)
        {
            ids.UnionWith(root.Tags);
            if (root.Kind == ObjectKind.Tree)
            {
                trees.Add(root.Target);
            }
            else if (root.Kind == ObjectKind.Blob)
            {
                ids.Add(root.Target);
            }
        }

        if (history.IsLimited)
        {
            // One that is given belongs to one thread.
            var given = chooseComparer?.Invoke(history.Graph);
            ids.UnionWith(IntroducedBlobs.Find(
                history.Graph, () => given ?? new SingleTreeComparer(_objects, report), () => CreateCommitReader(history), given is null ? workers : 1, _additions = [], cancellation));
        }

        var walker = new TreeWalker(_objects, report);
        var seen = new HashSet<ObjectId>();
        foreach (var tree in trees)
        {
            cancellation.ThrowIfCancellationRequested();
            walker.Walk(tree, seen, (_, blob) => ids.Add(blob));
        }

        if (!history.IsLimited && _selection.Selection.Unreachable)
        {
            ids.UnionWith(_objects.ListAll().Where(id => !seen.Contains(id)));
        }

        return [.. ids];
    }
}

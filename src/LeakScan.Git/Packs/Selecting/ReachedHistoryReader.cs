namespace LeakScan.Git;

/// <summary>
/// Reads all that some references reach, when that is much: what it costs then is what the whole history costs less what is not reached. First all commits and trees
/// are read along their deltas, as numbers; these tell what is reached, and that is read as in a whole history. Places are found from the same numbers.
/// Says what <see cref="SelectionWalker"/> says, which compares each commit with its parents: what a commit introduces is, of commits that have all
/// their ancestors among them, all that they reach. Used once.
/// </summary>
/// <param name="repository">The repository.</param>
/// <param name="selection">The selection: references and nothing that leaves anything out.</param>
/// <param name="database">The objects.</param>
/// <param name="forests">The delta trees of the packs.</param>
/// <param name="objects">Reads single objects.</param>
/// <param name="limits">What it may cost.</param>
/// <param name="verify">Whether every id is recomputed.</param>
internal sealed class ReachedHistoryReader(
    GitRepository repository, ResolvedSelection selection, ObjectDatabase database, PackForests forests, PackObjectReader objects, ReadLimits limits, bool verify)
{
    // To read all commits costs less than to read this share of what makes a selection wide one by one.
    private const int FewShare = 8;

    private readonly ReadJob _survey = new(database, repository.ShallowBoundaries, verify, null);
    private readonly WantedObjects _named = new(database.Objects);
    private readonly ObjectPass _pass = new(database, limits, verify);
    private readonly Dictionary<int, ObjectProblem> _lostTrees = [];
    private readonly List<ObjectProblem> _problems = [.. selection.Problems];
    private CommitTable _commits = null!;
    private TableGraph _graph = null!;
    private SelectedHistory _history = null!;
    private TreeGraph _trees = null!;
    private int _workers = 1;

    /// <summary>Reads the selection if it is one of references alone that reach many commits; null when it is another one, and nothing has been visited.</summary>
    /// <inheritdoc cref="IHistoryReader.Read"/>
    public HistoryCounts? TryRead(int workers, Func<IObjectVisitor> createVisitor, CancellationToken cancellation)
    {
        var asked = selection.Selection;
        if (asked.References.Count == 0 || asked.Ranges.Count > 0 || asked.Incoming.Count > 0 || asked.Since is not null || asked.MaxCommits is not null
            || !HasMany(cancellation))
        {
            return null;
        }

        _workers = workers;
        var kinds = ObjectKinds.Read(database, forests, objects);
        ReadCommits(kinds, cancellation);
        return (long)_graph.Count * limits.WideShare < database.Objects.Count ? null : Read(kinds, createVisitor, cancellation);
    }

    /// <inheritdoc cref="IHistoryReader.Locate"/>
    public IReadOnlyList<ObjectLocation> Locate(IReadOnlyCollection<ObjectId> wanted, CancellationToken cancellation) =>
        LocationBuilder.Build(repository, _history, objects, wanted, blobs => Search(blobs, cancellation).FindAppearances(_history, _graph.TreeOf, cancellation));

    /// <summary>Whether there are so many commits that reading all of the repository's is cheaper than one after the other. Reads no more of them than it takes to say.</summary>
    private bool HasMany(CancellationToken cancellation)
    {
        var commits = new CommitReader(objects, repository.ShallowBoundaries);
        var open = new Stack<ObjectId>(SelectedHistory.Peel(selection.Starts, objects, _ => { }).Where(r => r.Kind == ObjectKind.Commit).Select(r => r.Target));
        var seen = new HashSet<ObjectId>(open);
        while ((long)seen.Count * limits.WideShare * FewShare < database.Objects.Count)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!open.TryPop(out var id))
            {
                return false;
            }

            foreach (var parent in commits.Read(id, out _)?.Parents ?? [])
            {
                if (seen.Add(parent))
                {
                    open.Push(parent);
                }
            }
        }

        return true;
    }

    private HistoryCounts Read(ObjectKind[] kinds, Func<IObjectVisitor> createVisitor, CancellationToken cancellation)
    {
        ReadTrees(kinds, cancellation);
        var reached = FindReached(cancellation);
        ReportLost(reached, cancellation);

        var job = new ReadJob(database, repository.ShallowBoundaries, verify, null);
        _pass.Run(new WalkPlan(database, forests, reached.Contains), _workers, () => new ReadSink(job, createVisitor()), Finish, cancellation);
        var counts = new long[5];
        Array.ForEach(job.Kinds, kind => counts[kind]++);
        return new HistoryCounts(
            _graph.Count, counts[(int)ObjectKind.Blob], counts[(int)ObjectKind.Tag], job.Sizes.Sum(s => (long)s),
            [.. repository.ShallowBoundaries.Where(id => _graph.IndexOf(id) >= 0).Order()]);

        void Finish(SingleReader singles, BufferPool pool, IWalkSink sink)
        {
            for (var ordinal = 0; ordinal < job.Kinds.Length; ordinal++)
            {
                if (job.Kinds[ordinal] == 0 && reached.Contains(ordinal) && !_pass.ReadSingle(ordinal, singles, pool, sink, out var failure))
                {
                    _problems.Add(failure.ToProblem(database.Objects.IdAt(ordinal), limits));
                }
            }

            _problems.ForEach(problem => job.Fail(((ReadSink)sink).Visitor, problem));
        }
    }

    private void ReadCommits(ObjectKind[] kinds, CancellationToken cancellation)
    {
        var sinks = new List<CommitSink>();
        _pass.Run(new WalkPlan(database, forests, ordinal => kinds[ordinal] == ObjectKind.Commit), _workers, CreateSink, (_, _, _) => { }, cancellation);
        _commits = new CommitTable(_survey, [.. sinks.Select(s => s.Commits)]);
        var roots = SelectedHistory.Peel(selection.Starts, objects, _problems.Add);
        _graph = new TableGraph(_commits, database.Objects, _commits.FindReached(roots.Select(r => _commits.IndexOf(database.Objects.Find(r.Target)))));
        _history = SelectedHistory.Create(selection, roots, _graph);

        CommitSink CreateSink()
        {
            lock (sinks)
            {
                sinks.Add(new CommitSink(_survey));
                return sinks[^1];
            }
        }
    }

    private void ReadTrees(ObjectKind[] kinds, CancellationToken cancellation)
    {
        _trees = TreeGraph.Load(
            _pass, new WalkPlan(database, forests, IsTree), Enumerable.Range(0, kinds.Length).Where(IsTree), _named, _survey, recall: null,
            (tree, failure) => _lostTrees[tree] = failure.ToProblem(database.Objects.IdAt(tree), limits), _workers, cancellation);
        foreach (var tree in _trees.Malformed)
        {
            _lostTrees[tree] = ObjectProblem.MalformedTree(database.Objects.IdAt(tree));
        }

        bool IsTree(int ordinal) => kinds[ordinal] == ObjectKind.Tree;
    }

    /// <summary>Marks what the selection reaches. A parent that could not be read as a commit is marked too, so that it is read, or reported, with the rest.</summary>
    private ReachedObjects FindReached(CancellationToken cancellation)
    {
        var reached = new ReachedObjects(_trees, database.Objects);
        var trees = new int[_graph.Count];
        for (var number = 0; number < trees.Length; number++)
        {
            trees[number] = _graph.TreeOf(number);
            reached.Add(_commits.OrdinalOf(_graph.CommitAt(number)));
            foreach (var parent in _commits.ParentsOf(_graph.CommitAt(number)))
            {
                reached.Add(parent);
            }
        }

        ReaderThreads.RunStretches(trees.Length, _workers, (_, stretch, stop) => reached.AddTrees(trees.AsSpan(stretch), stop), cancellation);
        foreach (var root in _history.Roots)
        {
            foreach (var tag in root.Tags)
            {
                reached.Add(database.Objects.Find(tag));
            }

            if (root.Kind == ObjectKind.Tree)
            {
                reached.AddTrees([database.Objects.Find(root.Target)], cancellation);
            }
            else
            {
                reached.Add(database.Objects.Find(root.Target));
            }
        }

        return reached;
    }

    /// <summary>Notes what is missing or cannot be read of what the selection leads to.</summary>
    private void ReportLost(ReachedObjects reached, CancellationToken cancellation)
    {
        _problems.AddRange(_lostTrees.Where(l => reached.ContainsTree(l.Key)).OrderBy(l => l.Key).Select(l => l.Value));
        var missing = _survey.Missing.Ids;
        if (missing.Count == 0)
        {
            return;
        }

        var lost = new HashSet<ObjectId>();
        var trees = Enumerable.Range(0, _graph.Count).Select(_graph.TreeOf)
            .Concat(_history.Roots.Where(r => r.Kind == ObjectKind.Tree).Select(r => database.Objects.Find(r.Target))).Distinct().ToList();
        for (var number = 0; number < _graph.Count; number++)
        {
            lost.UnionWith(_commits.ParentsOf(_graph.CommitAt(number)).ToArray().Where(p => p < 0).Select(_survey.IdOf));
        }

        lost.UnionWith(trees.Where(t => t < 0).Select(_survey.IdOf));
        lost.UnionWith(Search(missing, cancellation).FindReached(trees));
        lost.IntersectWith(missing);
        _problems.AddRange(lost.Order().Select(id => ReadFailure.Missing.ToProblem(id, limits)));
    }

    private TreeSearch Search(IReadOnlyCollection<ObjectId> wanted, CancellationToken cancellation)
    {
        var asked = _named.Among(wanted);
        return new TreeSearch(database.Objects, _trees.Narrow(asked, _workers, cancellation), _named, asked);
    }
}

namespace LeakScan.Git;

/// <summary>
/// A limited selection that covers much of the repository, as one branch of many does. Comparing the trees of its commits one by one would read every tree
/// at random, up to fifty deltas for each; here all trees are read once along their deltas, as for a whole history, and what the selection does not reach is left out.
/// That is the same only where every parent of a selected commit is selected too (<see cref="Suits"/>): then the first commit that has a blob has no parent
/// that has it, so the selection introduces exactly the blobs that its trees hold.
/// Costs two passes over the trees of the repository, about 2 s of CPU for git/git, however many commits are selected. Belongs to one thread.
/// </summary>
internal sealed class WideSelection(ObjectDatabase database, PackForests forests, IObjectReader objects, ReadLimits limits, SelectedHistory history, int workers)
{
    // A commit introduces about five objects, so this is a tenth of them; comparing fewer commits is cheaper than reading all trees.
    private const int FewShare = 50;

    private readonly ObjectPass _pass = new(database, limits, verify: false);
    private readonly bool[] _reached = new bool[database.Objects.Count];
    private bool[]? _trees;

    /// <summary>Whether a selection can be read this way and is large enough for it to be cheaper.</summary>
    public static bool Suits(SelectedHistory history, ObjectTable objects)
    {
        var graph = history.Graph;
        return (long)graph.Count * FewShare > objects.Count
            && Enumerable.Range(0, graph.Count).All(commit => graph.Parents(commit).Length == graph.Commits[commit].Parents.Length);
    }

    /// <summary>The blobs that the selected commits introduce, those that are missing included.</summary>
    /// <param name="report">Gets trees that cannot be read.</param>
    /// <param name="cancellation">Stops early.</param>
    public IReadOnlyCollection<ObjectId> FindBlobs(Action<ObjectProblem> report, CancellationToken cancellation)
    {
        Reach(report, cancellation);
        var named = new bool[database.Objects.Count];
        var missing = new MissingObjects(database.Objects);
        var sinks = new List<NamedBlobsSink>();
        _pass.Run(PlanReached(), workers, CreateSink, (_, _, _) => { }, cancellation);

        // What a pass along deltas cannot read may have another copy.
        var rest = CreateSink();
        var buffer = new ObjectBuffer();
        var read = sinks.SelectMany(s => s.Read).ToHashSet();
        foreach (var tree in Reached().Where(t => !read.Contains(t)))
        {
            if (TreeWalker.ReadTree(objects, database.Objects.IdAt(tree), buffer) is { } problem)
            {
                report(problem);
            }
            else
            {
                rest.Release(rest.AcceptTree(tree, buffer.Content));
            }
        }

        foreach (var tree in sinks.SelectMany(s => s.Malformed))
        {
            report(new ObjectProblem(database.Objects.IdAt(tree), ObjectProblemKind.Corrupt, "Some entries of this tree cannot be decoded."));
        }

        return [.. Enumerable.Range(0, named.Length).Where(o => named[o]).Select(database.Objects.IdAt), .. missing.Ids];

        NamedBlobsSink CreateSink()
        {
            lock (sinks)
            {
                sinks.Add(new NamedBlobsSink(named, missing));
                return sinks[^1];
            }
        }
    }

    /// <summary>Where blobs appear first; the same as <see cref="AppearanceFinder"/> finds.</summary>
    public IReadOnlyList<Appearance> FindAppearances(IEnumerable<ObjectId> blobs, CancellationToken cancellation)
    {
        var wanted = new WantedObjects(blobs);
        // All trees, since tags may name some that no selected commit has.
        var graph = LoadTrees(wanted, cancellation);
        return new TreeSearch(database.Objects, graph, wanted).FindAppearances(history, cancellation);
    }

    private WalkPlan PlanReached() => new(database, forests, ordinal => _reached[ordinal]);

    private IEnumerable<int> Reached() => Enumerable.Range(0, _reached.Length).Where(o => _reached[o]);

    private TreeGraph LoadTrees(WantedObjects wanted, CancellationToken cancellation)
    {
        var trees = _trees ??= FindTrees();
        return TreeGraph.Load(
            _pass, new WalkPlan(database, forests, ordinal => trees[ordinal]), Enumerable.Range(0, trees.Length).Where(o => trees[o]),
            database.Objects, wanted, job: null, recall: null, lost: null, workers, cancellation);
    }

    /// <summary>Marks the trees that the selected commits have.</summary>
    private void Reach(Action<ObjectProblem> report, CancellationToken cancellation)
    {
        var graph = LoadTrees(new WantedObjects([]), cancellation);
        var open = new Stack<int>();
        var edges = new List<(int Target, int Worker, int Name)>();
        foreach (var root in history.Graph.Commits.Select(c => c.Tree).Distinct())
        {
            if (database.Objects.Find(root) is >= 0 and var ordinal)
            {
                Push(ordinal);
            }
            else if (root != MissingObjects.EmptyTree)
            {
                report(ReadFailure.Missing.ToProblem(root, limits));
            }

            while (open.TryPop(out var tree))
            {
                graph.CopyEdges(tree, edges);
                edges.ForEach(edge => Push(edge.Target));
            }
        }

        void Push(int tree)
        {
            if (!_reached[tree])
            {
                _reached[tree] = true;
                open.Push(tree);
            }
        }
    }

    /// <summary>Marks all trees of the repository, as far as they can be told from headers, and what cannot be told.</summary>
    private bool[] FindTrees()
    {
        var trees = new bool[database.Objects.Count];
        for (var source = 0; source < database.Sources.Count; source++)
        {
            var forest = source < database.PackCount ? forests[source] : null;
            for (var i = 0; i < database.Sources[source].Count; i++)
            {
                var position = forest?.PositionOf(i) ?? i;
                if (database.Objects.Owns(source, position))
                {
                    var ordinal = database.Objects.OrdinalAt(source, position);
                    var kind = forest is null ? objects.ReadKind(database.Objects.IdAt(ordinal)) : forest.KindOf(i);
                    trees[ordinal] = kind is null or default(ObjectKind) or ObjectKind.Tree;
                }
            }
        }

        return trees;
    }
}

namespace LeakScan.Git;

/// <summary>
/// The trees of a whole repository. They are read once, after everything else: by then it is known which blobs have to be found in them, so the pass that
/// looks whether all they name is there notes where the wanted blobs stand too. Only what is asked for beyond these takes another pass.
/// Belongs to one thread.
/// </summary>
/// <param name="database">The objects.</param>
/// <param name="forests">The delta trees of the packs.</param>
/// <param name="limits">What reading may cost.</param>
/// <param name="job">What has been read.</param>
internal sealed class HistoryTrees(ObjectDatabase database, PackForests forests, ReadLimits limits, ReadJob job)
{
    /// <summary>The trees that lead to <see cref="Wanted"/>; null when nothing had to be found.</summary>
    public TreeGraph? Graph { get; private set; }

    /// <summary>What the graph leads to; null with it.</summary>
    public WantedObjects? Wanted { get; private set; }

    /// <summary>Whether trees were read again that are remembered.</summary>
    public bool IsNew { get; private set; }

    /// <summary>Reads all trees that are not remembered, and notes what is missing of what they name.</summary>
    /// <param name="trees">The trees by their headers; others are those that the job says have been read.</param>
    /// <param name="found">The objects whose places are likely to be asked for.</param>
    /// <param name="report">Gets what cannot be read, on any thread.</param>
    /// <param name="workers">How many threads.</param>
    /// <param name="cancellation">Stops early.</param>
    public void Read(bool[] trees, IEnumerable<ObjectId> found, Action<ObjectProblem> report, int workers, CancellationToken cancellation)
    {
        found = [.. found];
        // What is remembered is taken in at once if it tells all places of these.
        var recalled = job.Known?.KnowsTreesOf(found, database.Objects) == true ? job.Known : null;
        var wanted = new WantedObjects(recalled is null ? found : found.Concat(recalled.ListLocated()));
        var graph = TreeGraph.Load(
            Pass(), new WalkPlan(database, forests, IsToRead), Enumerable.Range(0, trees.Length).Where(IsToRead), wanted, job, Recall(recalled, wanted),
            (tree, failure) => report(failure.ToProblem(database.Objects.IdAt(tree), limits)), workers, cancellation);
        foreach (var tree in graph.Malformed)
        {
            report(ObjectProblem.MalformedTree(database.Objects.IdAt(tree)));
        }

        // What is remembered must be in it.
        if (recalled is not null || job.Known is not { HasStructure: true })
        {
            (Graph, Wanted) = (graph, wanted);
        }

        bool IsToRead(int ordinal) => (trees[ordinal] || IsTree(ordinal)) && job.Known?.KnowsStructureOf(ordinal) != true;
    }

    /// <summary>A search for objects, and for all that is missing.</summary>
    public TreeSearch Search(IReadOnlyCollection<ObjectId> objects, int workers, CancellationToken cancellation)
    {
        if (Wanted is null || objects.Any(id => Wanted.IndexOf(id) < 0))
        {
            Load(objects, workers, cancellation);
        }

        return new TreeSearch(database.Objects, Graph!, Wanted!, Wanted!.Among(objects));
    }

    private void Load(IReadOnlyCollection<ObjectId> objects, int workers, CancellationToken cancellation)
    {
        // What is missing is looked for anyway.
        var wanted = new WantedObjects(objects.Where(id => database.Objects.Find(id) >= 0));
        var recalled = job.Known?.KnowsTreesOf(objects, database.Objects) == true ? job.Known : null;
        Graph = TreeGraph.Load(
            Pass(), new WalkPlan(database, forests, IsToRead), Enumerable.Range(0, database.Objects.Count).Where(IsToRead), wanted, job,
            Recall(recalled, wanted), lost: null, workers, cancellation);
        (Wanted, IsNew) = (wanted, IsNew || recalled is null);

        bool IsToRead(int ordinal) => IsTree(ordinal) && recalled?.KnowsStructureOf(ordinal) != true;
    }

    private Func<RecalledTrees>? Recall(Recollection? recalled, WantedObjects wanted) =>
        recalled is null ? null : () => recalled.RecallTrees(database.Objects, IsTree, wanted);

    private bool IsTree(int ordinal) => job.Kinds[ordinal] == (byte)ObjectKind.Tree;

    private ObjectPass Pass() => new(database, limits, job.Verify);
}

namespace LeakScan.Git;

/// <summary>The commits of a selection, walked once: what the readers of histories need before they can say where something comes from.</summary>
internal sealed class SelectedHistory
{
    private SelectedHistory(ResolvedSelection selection, IReadOnlyList<PeeledRoot> roots, CommitGraph graph, HistoryTier[] tiers)
    {
        Selection = selection;
        Roots = roots;
        Graph = graph;
        Tiers = tiers;
    }

    /// <summary>What was asked for.</summary>
    public ResolvedSelection Selection { get; }

    /// <summary>Where it starts, tags followed; in an unlimited selection also entries of reflogs when unreachable objects are wanted.</summary>
    public IReadOnlyList<PeeledRoot> Roots { get; }

    /// <summary>The selected commits.</summary>
    public CommitGraph Graph { get; }

    /// <summary>The best tier that reaches each commit, by number.</summary>
    public HistoryTier[] Tiers { get; }

    /// <summary>Numbers of the commits in the order in which they introduce things; see <see cref="CommitGraph.Order"/>.</summary>
    public int[] Order => field ??= Graph.Order(Tiers);

    /// <summary>Whether only a part of the commits was wanted.</summary>
    public bool IsLimited => Selection.Selection.IsLimited;

    /// <summary>Follows the tags of all starts.</summary>
    public static IReadOnlyList<PeeledRoot> Peel(IEnumerable<HistoryRoot> roots, IObjectReader objects, Action<ObjectProblem> report)
    {
        var buffer = new ObjectBuffer();
        var peeled = new List<PeeledRoot>();
        foreach (var root in roots)
        {
            // An entry of a reflog may name what was deleted long ago.
            if (PeeledRoot.Peel(root, objects, buffer, root.Tier == HistoryTier.Reflog ? _ => { } : report) is { } found)
            {
                peeled.Add(found);
            }
        }

        return peeled;
    }

    /// <summary>What reflogs name, tags followed. Entries that name what is gone are left out.</summary>
    public static IReadOnlyList<PeeledRoot> PeelLogs(GitRepository repository, IObjectReader objects) =>
        Peel(repository.References.ReadAllLogs().Order().Select(id => new HistoryRoot("reflog", id, HistoryTier.Reflog)), objects, _ => { });

    /// <summary>Walks the commits of a limited selection.</summary>
    /// <param name="repository">The repository.</param>
    /// <param name="selection">The selection.</param>
    /// <param name="objects">Reads the objects.</param>
    /// <param name="report">Gets what cannot be read.</param>
    /// <param name="cancellation">Stops early.</param>
    public static SelectedHistory Load(
        GitRepository repository, ResolvedSelection selection, IObjectReader objects, Action<ObjectProblem> report, CancellationToken cancellation)
    {
        var reader = new CommitReader(objects, repository.ShallowBoundaries);
        var roots = Peel(selection.Starts, objects, report);
        var starts = roots.Where(r => r.Kind == ObjectKind.Commit).Select(r => r.Target);
        return Create(selection, roots, new HeaderGraph(CommitSelector.Select(selection, starts, reader, report, cancellation)));
    }

    /// <summary>A history whose commits have been walked elsewhere.</summary>
    public static SelectedHistory Create(ResolvedSelection selection, IReadOnlyList<PeeledRoot> roots, CommitGraph graph) =>
        new(selection, roots, graph, graph.FindTiers(roots));
}

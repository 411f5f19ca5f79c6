using System.Runtime.InteropServices;

namespace LeakScan.Git;

/// <summary>Commits by number, with their parents by number: what has to be walked over and over fits in a few flat arrays.</summary>
internal sealed class CommitGraph
{
    private readonly List<CommitHeader> _commits = [];
    private readonly Dictionary<ObjectId, int> _numbers = [];
    private readonly List<int> _parents = [];
    private readonly List<int> _parentStarts = [0];

    /// <summary>Number of commits.</summary>
    public int Count => _commits.Count;

    /// <summary>The commits by number.</summary>
    public IReadOnlyList<CommitHeader> Commits => _commits;

    /// <summary>Builds the graph of some commits. Parents that are not among them are left out.</summary>
    public static CommitGraph Build(IEnumerable<CommitHeader> commits)
    {
        var graph = new CommitGraph();
        if (commits.TryGetNonEnumeratedCount(out var count))
        {
            graph._commits.EnsureCapacity(count);
            graph._numbers.EnsureCapacity(count);
        }

        foreach (var commit in commits)
        {
            if (graph._numbers.TryAdd(commit.Id, graph.Count))
            {
                graph._commits.Add(commit);
            }
        }

        foreach (var commit in graph._commits)
        {
            foreach (var parent in commit.Parents)
            {
                if (graph._numbers.TryGetValue(parent, out var number))
                {
                    graph._parents.Add(number);
                }
            }

            graph._parentStarts.Add(graph._parents.Count);
        }

        return graph;
    }

    /// <summary>Builds the graph of all commits that some reach.</summary>
    /// <param name="reader">Reads the commits.</param>
    /// <param name="starts">Where to start.</param>
    /// <param name="report">Gets what cannot be read.</param>
    /// <param name="cancellation">Stops early.</param>
    public static CommitGraph Load(CommitReader reader, IEnumerable<ObjectId> starts, Action<ObjectProblem> report, CancellationToken cancellation)
    {
        var commits = new List<CommitHeader>();
        var seen = new HashSet<ObjectId>();
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

        return Build(commits);
    }

    /// <summary>The number of a commit; -1 when it is not in the graph.</summary>
    public int IndexOf(ObjectId id) => _numbers.TryGetValue(id, out var number) ? number : -1;

    /// <summary>The numbers of a commit's parents, in order.</summary>
    public ReadOnlySpan<int> Parents(int number) => CollectionsMarshal.AsSpan(_parents)[_parentStarts[number].._parentStarts[number + 1]];

    /// <summary>The best tier that reaches each commit; <see cref="HistoryTier.Dangling"/> where none does.</summary>
    public HistoryTier[] FindTiers(IEnumerable<(ObjectId Commit, HistoryTier Tier)> roots)
    {
        var tiers = new HistoryTier[Count];
        Array.Fill(tiers, HistoryTier.Dangling);
        var open = new Stack<int>();
        foreach (var (commit, tier) in roots.OrderBy(r => r.Tier))
        {
            for (var next = IndexOf(commit); next >= 0; next = open.TryPop(out var number) ? number : -1)
            {
                if (tiers[next] > tier)
                {
                    tiers[next] = tier;
                    foreach (var parent in Parents(next))
                    {
                        open.Push(parent);
                    }
                }
            }
        }

        return tiers;
    }

    /// <summary>
    /// The order in which commits introduce things: better tiers first, in them parents before children, and of the commits whose parents are all there
    /// the one with the oldest committer date, and of these the one with the lowest id.
    /// </summary>
    public int[] Order(HistoryTier[] tiers)
    {
        var waiting = new int[Count]; // parents that have not come yet
        var (childStarts, children) = ListChildren();
        var ready = new PriorityQueue<int, (HistoryTier Tier, long Time, ObjectId Id)>();
        for (var number = 0; number < Count; number++)
        {
            waiting[number] = Parents(number).Length;
            if (waiting[number] == 0)
            {
                ready.Enqueue(number, Key(number));
            }
        }

        var order = new int[Count];
        var done = 0;
        while (ready.TryDequeue(out var number, out _))
        {
            order[done++] = number;
            foreach (var child in children.AsSpan(childStarts[number]..childStarts[number + 1]))
            {
                if (--waiting[child] == 0)
                {
                    ready.Enqueue(child, Key(child));
                }
            }
        }

        // Objects whose bytes are not those of their ids could make a circle, which no walk gets into.
        return order[..done];

        (HistoryTier Tier, long Time, ObjectId Id) Key(int number) => (tiers[number], _commits[number].Time, _commits[number].Id);
    }

    // The children of all commits one after the other, and where those of each start.
    private (int[] Starts, int[] Children) ListChildren()
    {
        var starts = new int[Count + 1];
        foreach (var parent in _parents)
        {
            starts[parent + 1]++;
        }

        for (var number = 0; number < Count; number++)
        {
            starts[number + 1] += starts[number];
        }

        var next = starts[..Count];
        var children = new int[_parents.Count];
        for (var number = 0; number < Count; number++)
        {
            foreach (var parent in Parents(number))
            {
                children[next[parent]++] = number;
            }
        }

        return (starts, children);
    }
}

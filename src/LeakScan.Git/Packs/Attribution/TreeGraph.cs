using System.Runtime.InteropServices;

namespace LeakScan.Git;

/// <summary>
/// All trees of a repository as numbers: which folders and wanted objects each names. Made in one pass over the trees in the order of their deltas, parallel;
/// afterwards nothing has to be read again. The names of other files are not kept, so git/git takes 3 million numbers in 4 MB for 59 million entries.
/// </summary>
internal sealed class TreeGraph
{
    // For each tree whose entries hold it and where its list starts there, plus one; 0 for what is no tree, or leads nowhere.
    private readonly long[] _lists;
    private NotedEntries[] _entries = [];

    private TreeGraph(int objects) => _lists = new long[objects];

    /// <summary>The names of all entries.</summary>
    public NameTable Names { get; private set; } = new();

    /// <summary>All entries, by source.</summary>
    public IReadOnlyList<NotedEntries> Entries => _entries;

    /// <summary>The trees that an earlier run has read: all of them lead to an object that was looked for then, or is missing.</summary>
    public RecalledTrees? Recalled { get; private set; }

    /// <summary>The trees that stop making sense before their end, by ordinal.</summary>
    public IReadOnlyList<int> Malformed { get; private set; } = [];

    /// <summary>Reads trees.</summary>
    /// <param name="pass">Reads.</param>
    /// <param name="plan">A plan for the trees.</param>
    /// <param name="trees">The ordinals of the trees.</param>
    /// <param name="wanted">The objects whose places are looked for.</param>
    /// <param name="job">Notes which trees have been read and what they name that is missing, which is then wanted too.</param>
    /// <param name="recall">Gives trees that need not be read, when it is known what is missing; null for none.</param>
    /// <param name="lost">Gets the trees that cannot be read; null for nobody.</param>
    /// <param name="workers">How many threads.</param>
    /// <param name="cancellation">Stops early.</param>
    public static TreeGraph Load(
        ObjectPass pass, WalkPlan plan, IEnumerable<int> trees, WantedObjects wanted, ReadJob job,
        Func<RecalledTrees>? recall, Action<int, ReadFailure>? lost, int workers, CancellationToken cancellation)
    {
        var graph = new TreeGraph(job.Database.Objects.Count);
        var sinks = new List<EdgeSink>();
        var first = recall is null ? 0 : 1;
        pass.Run(plan, workers, CreateSink, ReadRest, cancellation);
        wanted.Complete(job.Missing);
        var recalled = graph.Recalled = recall?.Invoke();
        graph.Names = recalled?.Names ?? graph.Names;
        graph._entries = [.. recalled is null ? [] : new[] { recalled.Entries }, .. sinks.Select(s => s.ToEntries(graph.Names))];
        graph.Malformed = [.. sinks.SelectMany(s => s.Malformed)];
        for (var i = 0; i < recalled?.Trees.Length; i++)
        {
            graph.Add(recalled.Trees[i], 0, recalled.Starts[i]);
        }

        return graph;

        IWalkSink CreateSink()
        {
            lock (sinks)
            {
                sinks.Add(new EdgeSink(graph, new EdgeFinder(wanted, job.Missing), first + sinks.Count, job));
                return sinks[^1];
            }
        }

        // Of trees that cannot be read along their deltas there may be other copies.
        void ReadRest(SingleReader singles, BufferPool pool, IWalkSink sink)
        {
            foreach (var tree in trees.Where(t => graph._lists[t] == 0))
            {
                if (!pass.ReadSingle(tree, singles, pool, sink, out var failure))
                {
                    lost?.Invoke(tree, failure);
                }
            }
        }
    }

    /// <summary>The same trees without what leads to nothing that is asked for.</summary>
    /// <param name="asked">For each wanted object whether it is.</param>
    /// <param name="workers">How many threads.</param>
    /// <param name="cancellation">Stops early.</param>
    public TreeGraph Narrow(bool[] asked, int workers, CancellationToken cancellation)
    {
        var isKept = Array.ConvertAll(_entries, e => Array.ConvertAll(e.Targets, target => target >= 0 || asked[~target]));
        var lists = new PackedLists[workers, _entries.Length];
        var graph = new TreeGraph(_lists.Length) { Names = Names, Malformed = Malformed };
        ReaderThreads.RunStretches(_lists.Length, workers, NarrowStretch, cancellation);
        graph._entries = [.. Enumerable.Range(0, workers).SelectMany(w => _entries.Select((e, source) => e with { Lists = lists[w, source] }))];
        return graph;

        void NarrowStretch(int worker, Range stretch, CancellationToken stop)
        {
            var kept = new List<int>();
            for (var source = 0; source < _entries.Length; source++)
            {
                lists[worker, source] = new PackedLists();
            }

            for (var tree = stretch.Start.Value; tree < stretch.End.Value; tree++)
            {
                stop.ThrowIfCancellationRequested();
                if (Find(tree, out var at, out var source) is not { } entries)
                {
                    continue;
                }

                kept.Clear();
                var isKeptHere = isKept[source];
                for (var code = -1; entries.Lists.TryRead(ref at, ref code);)
                {
                    if (isKeptHere[code])
                    {
                        kept.Add(code);
                    }
                }

                graph.Add(tree, (worker * _entries.Length) + source, lists[worker, source].Add(CollectionsMarshal.AsSpan(kept)));
            }
        }
    }

    /// <summary>Notes where a tree's list is. Each tree is read by one worker.</summary>
    public void Add(int tree, int source, int start) => _lists[tree] = ((long)source << 32) + start + 1;

    /// <summary>The entries that hold a tree's list, and where it starts; null for what names nothing that matters.</summary>
    public NotedEntries? Find(int tree, out int start, out int source)
    {
        var list = _lists[tree] - 1;
        (start, source) = ((int)(uint)list, (int)(list >> 32));
        return list < 0 ? null : _entries[source];
    }
}

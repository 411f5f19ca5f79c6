namespace LeakScan.Git;

/// <summary>
/// All trees of a repository as numbers: which folders and wanted objects each names. Made in one pass over the trees in the order of their deltas, parallel;
/// afterwards nothing has to be read again. The names of other files are not kept, so git/git takes 3 million numbers in 4 MB for 59 million entries.
/// </summary>
internal sealed class TreeGraph(int objects)
{
    // For each tree the worker that read it and where its list starts, plus one; 0 for what is no tree.
    private readonly long[] _lists = new long[objects];
    private IReadOnlyList<EdgeSink> _sinks = [];

    /// <summary>The trees that stop making sense before their end, by ordinal.</summary>
    public IEnumerable<int> Malformed => _sinks.SelectMany(s => s.Malformed);

    /// <summary>Reads trees.</summary>
    /// <param name="pass">Reads.</param>
    /// <param name="plan">A plan for the trees.</param>
    /// <param name="trees">The ordinals of the trees.</param>
    /// <param name="wanted">The objects whose places are looked for.</param>
    /// <param name="job">Notes which trees have been read and what they name that is missing, which is then wanted too.</param>
    /// <param name="recall">Hands over trees that need not be read; null for none.</param>
    /// <param name="lost">Gets the trees that cannot be read; null for nobody.</param>
    /// <param name="workers">How many threads.</param>
    /// <param name="cancellation">Stops early.</param>
    public static TreeGraph Load(
        ObjectPass pass, WalkPlan plan, IEnumerable<int> trees, WantedObjects wanted, ReadJob job,
        Action<EdgeSink>? recall, Action<int, ReadFailure>? lost, int workers, CancellationToken cancellation)
    {
        var graph = new TreeGraph(job.Database.Objects.Count);
        var sinks = new List<EdgeSink>();
        if (recall is not null)
        {
            recall((EdgeSink)CreateSink());
        }

        pass.Run(plan, workers, CreateSink, ReadRest, cancellation);
        graph._sinks = sinks;
        wanted.Complete(job.Missing);
        return graph;

        IWalkSink CreateSink()
        {
            lock (sinks)
            {
                sinks.Add(new EdgeSink(graph, new EdgeFinder(wanted, job.Missing), sinks.Count, job));
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

    /// <summary>Notes where a tree's list is. Each tree is read by one worker.</summary>
    public void Add(int tree, int worker, int start) => _lists[tree] = ((long)worker << 32) + start + 1;

    /// <summary>What a tree names: folders by ordinal, wanted objects by number, all bits flipped; in the order of the tree.</summary>
    public void CopyEdges(int tree, List<(int Target, int Worker, int Name)> edges)
    {
        edges.Clear();
        if (_lists[tree] == 0)
        {
            return;
        }

        var worker = (int)((_lists[tree] - 1) >> 32);
        var (codes, finder) = (_sinks[worker].Codes, _sinks[worker].Finder);
        var at = (int)(uint)(_lists[tree] - 1);
        for (var code = -1; codes.TryRead(ref at, ref code);)
        {
            edges.Add((finder.TargetOf(code), worker, finder.NameOf(code)));
        }
    }

    public ReadOnlySpan<byte> NameOf(int worker, int name) => _sinks[worker].Finder.Names[name];
}

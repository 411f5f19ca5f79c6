namespace LeakScan.Git;

/// <summary>
/// Reads a whole history at the speed of its packs: every object once, in the order and along the deltas in which it is stored.
/// </summary>
internal sealed class PackHistoryReader : IDisposable
{
    private readonly GitRepository _repository;
    private readonly HistorySelection _selection;
    private readonly ReadLimits _limits;
    private readonly ObjectDatabase _database;

    public PackHistoryReader(GitRepository repository, HistorySelection selection, ReadLimits? limits = null)
    {
        _repository = repository;
        _selection = selection;
        _limits = limits ?? ReadLimits.Default;
        _database = new ObjectDatabase(repository.Layout.ObjectDirectories);
    }

    public HistoryCounts Read(int workers, Func<IObjectVisitor> createVisitor, CancellationToken cancellation)
    {
        var forests = _database.Sources.OfType<PackFile>().Select(p => new DeltaForest(p, workers)).ToList();
        var plan = new WalkPlan(_database, forests, _ => true);
        var verify = _selection.VerifyObjects || _database.IsSuspect;
        var job = new ReadJob(_database, _repository.ShallowBoundaries, verify);
        var sinks = new List<ReadSink>();
        var pass = new ObjectPass(_database, _limits, verify);
        pass.Run(plan, workers, CreateSink, ReadRest, cancellation);
        return new HistoryCounts(sinks.Sum(s => s.Commits.Count), sinks.Sum(s => s.Blobs), sinks.Sum(s => s.Tags), sinks.Sum(s => s.Bytes), [.. _repository.ShallowBoundaries.Order()]);

        IWalkSink CreateSink()
        {
            var sink = new ReadSink(job, createVisitor());
            lock (sinks)
            {
                sinks.Add(sink);
            }

            return sink;
        }

        // What the walk left out is tried once more by itself, from another copy where there is one, and is reported when that fails.
        void ReadRest(SingleReader singles, BufferPool pool, IWalkSink sink)
        {
            var visitor = ((ReadSink)sink).Visitor;
            foreach (var problem in _database.Problems)
            {
                visitor.Fail(problem);
            }

            for (var ordinal = 0; ordinal < job.Kinds.Length; ordinal++)
            {
                if (job.Kinds[ordinal] == 0 && !pass.ReadSingle(ordinal, singles, pool, sink, out var failure))
                {
                    visitor.Fail(failure.ToProblem(_database.Objects.IdAt(ordinal), _limits));
                }
            }

            foreach (var id in job.Missing.Ids)
            {
                visitor.Fail(ReadFailure.Missing.ToProblem(id, _limits));
            }
        }
    }

    public void Dispose() => _database.Dispose();
}

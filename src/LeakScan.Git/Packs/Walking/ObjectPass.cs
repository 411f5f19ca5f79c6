namespace LeakScan.Git;

/// <summary>Carries out a plan on several threads, each with its own buffers, decoder and sink.</summary>
/// <param name="database">The objects.</param>
/// <param name="limits">What it may cost.</param>
/// <param name="verify">Whether single objects are checked against their ids.</param>
internal sealed class ObjectPass(ObjectDatabase database, ReadLimits limits, bool verify)
{
    /// <summary>Reads everything that is planned.</summary>
    /// <param name="plan">What to read.</param>
    /// <param name="workers">How many threads.</param>
    /// <param name="createSink">Called once on each thread.</param>
    /// <param name="finish">Called on the last thread that is done, after all others are.</param>
    /// <param name="cancellation">Stops early.</param>
    public void Run(WalkPlan plan, int workers, Func<IWalkSink> createSink, Action<SingleReader, BufferPool, IWalkSink> finish, CancellationToken cancellation)
    {
        var gate = new object();
        var running = workers;
        ReaderThreads.Run(workers, Work, cancellation);

        void Work(CancellationToken stop)
        {
            using var pool = new BufferPool(gate);
            var decoder = new EntryDecoder(pool, limits);
            var singles = new SingleReader(database, decoder, verify);
            var sink = createSink();
            var walker = new DeltaWalker(database, decoder, singles, sink, stop);
            while (plan.TryTake(out var unit))
            {
                stop.ThrowIfCancellationRequested();
                Do(plan, unit, walker, singles, pool, sink);
            }

            if (Interlocked.Decrement(ref running) == 0)
            {
                stop.ThrowIfCancellationRequested();
                finish(singles, pool, sink);
            }
        }
    }

    /// <summary>Reads an object by itself and hands it on. False when that fails.</summary>
    public bool ReadSingle(int ordinal, SingleReader singles, BufferPool pool, IWalkSink sink, out ReadFailure failure)
    {
        var buffer = singles.Read(ordinal, out var kind, out failure);
        if (buffer is null)
        {
            return false;
        }

        if (kind != ObjectKind.Tree)
        {
            sink.Accept(ordinal, kind, buffer.Content);
        }
        else
        {
            sink.Release(sink.AcceptTree(ordinal, buffer.Content));
        }

        pool.Return(buffer);
        return true;
    }

    private void Do(WalkPlan plan, WorkUnit unit, DeltaWalker walker, SingleReader singles, BufferPool pool, IWalkSink sink)
    {
        for (var i = unit.Start; i < unit.End; i++)
        {
            if (plan.ForestOf(unit.Source) is { } forest)
            {
                walker.Walk(unit.Source, forest, plan.WantedOf(unit.Source), plan.WeightsOf(unit.Source), plan.StartAt(unit.Source, i));
            }
            else
            {
                ReadSingle(database.Objects.OrdinalAt(unit.Source, plan.StartAt(unit.Source, i)), singles, pool, sink, out _);
            }
        }
    }
}

namespace LeakScan.Git;

/// <summary>Reads the objects that a job wants from the packs, along their deltas, and reports those that cannot be had. Used once.</summary>
/// <param name="job">What is wanted.</param>
/// <param name="database">The objects.</param>
/// <param name="limits">What it may cost.</param>
/// <param name="verify">Whether single objects are checked against their ids.</param>
internal sealed class SelectionPass(SelectionJob job, ObjectDatabase database, ReadLimits limits, bool verify)
{
    private readonly ObjectPass _pass = new(database, limits, verify);

    /// <summary>Reads what is wanted.</summary>
    /// <param name="forests">The delta trees of the packs.</param>
    /// <param name="workers">How many threads.</param>
    /// <param name="createVisitor">Called once on each thread.</param>
    /// <param name="problems">What else is to be reported.</param>
    /// <param name="cancellation">Stops early.</param>
    public void Run(PackForests forests, int workers, Func<IObjectVisitor> createVisitor, IEnumerable<ObjectProblem> problems, CancellationToken cancellation) =>
        _pass.Run(
            new WalkPlan(database, forests, job.IsWanted),
            workers,
            () => new SelectionSink(job, createVisitor()),
            (singles, pool, sink) => Finish(singles, pool, (SelectionSink)sink, problems),
            cancellation);

    private void Finish(SingleReader singles, BufferPool pool, SelectionSink sink, IEnumerable<ObjectProblem> problems)
    {
        foreach (var ordinal in job.Unread)
        {
            if (!_pass.ReadSingle(ordinal, singles, pool, sink, out var failure))
            {
                job.Problems.Add(failure.ToProblem(database.Objects.IdAt(ordinal), limits));
            }
        }

        foreach (var problem in problems.Concat(job.Missing.Select(id => ReadFailure.Missing.ToProblem(id, limits))).Concat(job.Problems)
            .GroupBy(p => p.Id).SelectMany(g => g.Key.IsZero ? g : g.Take(1)))
        {
            sink.Visitor.Fail(problem);
        }
    }
}

namespace LeakScan.Git;

/// <summary>
/// Reads a selection that is limited to some commits: finds the blobs they introduce by comparing trees, then reads these and the selected commits and tags from
/// the packs. Used once.
/// </summary>
/// <param name="limited">Walks the selection.</param>
/// <param name="selection">The selection.</param>
/// <param name="database">The objects.</param>
/// <param name="forests">The delta trees of the packs.</param>
/// <param name="objects">Reads single objects.</param>
/// <param name="limits">What it may cost.</param>
/// <param name="verify">Whether every id is recomputed.</param>
internal sealed class SelectionReader(
    LibGit2HistoryReader limited, ResolvedSelection selection, ObjectDatabase database, PackForests forests, PackObjectReader objects, ReadLimits limits, bool verify)
{
    private readonly SelectionJob _job = new(database, verify);
    private readonly ObjectPass _pass = new(database, limits, verify);

    /// <inheritdoc cref="IHistoryReader.Read"/>
    public HistoryCounts Read(int workers, Func<IObjectVisitor> createVisitor, CancellationToken cancellation)
    {
        foreach (var id in limited.Select(Report, workers, cancellation, ChooseComparer))
        {
            _job.Want(id);
        }

        _pass.Run(new WalkPlan(database, forests, _job.IsWanted), workers, () => new SelectionSink(_job, createVisitor()), Finish, cancellation);
        return new HistoryCounts(limited.CommitCount, _job.CountOf(ObjectKind.Blob), _job.CountOf(ObjectKind.Tag), _job.Bytes, limited.ShallowBoundaries);

        void Report(ObjectProblem problem)
        {
            lock (_job.Problems)
            {
                _job.Problems.Add(problem);
            }
        }

        ITreeComparer? ChooseComparer(CommitGraph graph) => (long)graph.Count * limits.WideShare < database.Objects.Count
            ? null
            : new NumberedTreeComparer(NumberedTreesLoader.Load(database, forests, limits, verify, workers, cancellation), objects, Report);
    }

    private void Finish(SingleReader singles, BufferPool pool, IWalkSink sink)
    {
        foreach (var ordinal in _job.Unread)
        {
            if (!_pass.ReadSingle(ordinal, singles, pool, sink, out var failure))
            {
                _job.Problems.Add(failure.ToProblem(database.Objects.IdAt(ordinal), limits));
            }
        }

        foreach (var problem in selection.Problems.Concat(_job.Missing.Select(id => ReadFailure.Missing.ToProblem(id, limits))).Concat(_job.Problems)
            .GroupBy(p => p.Id).SelectMany(g => g.Key.IsZero ? g : g.Take(1)))
        {
            ((SelectionSink)sink).Visitor.Fail(problem);
        }
    }
}

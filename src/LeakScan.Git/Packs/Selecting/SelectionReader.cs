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
    SelectionWalker limited, ResolvedSelection selection, ObjectDatabase database, PackForests forests, PackObjectReader objects, ReadLimits limits, bool verify)
{
    private readonly SelectionJob _job = new(database, verify);

    /// <inheritdoc cref="IHistoryReader.Read"/>
    public HistoryCounts Read(int workers, Func<IObjectVisitor> createVisitor, CancellationToken cancellation)
    {
        foreach (var id in limited.Select(Report, workers, ChooseComparer, cancellation))
        {
            _job.Want(id);
        }

        new SelectionPass(_job, database, limits, verify).Run(forests, workers, createVisitor, selection.Problems, cancellation);
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
}

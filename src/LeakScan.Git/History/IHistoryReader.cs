namespace LeakScan.Git;

/// <summary>
/// The seam between a history and the engine: streams the selected objects once, and afterwards says where some of them came from.
/// Two implementations: one over LibGit2Sharp, which knows every kind of repository, and one over the pack files, which is fast.
/// </summary>
public interface IHistoryReader : IDisposable
{
    /// <summary>
    /// Streams every blob, commit and annotated tag of the selection, each once. Without limits in the selection, objects that no reference reaches
    /// may be visited too; <see cref="Locate"/> tells them apart.
    /// </summary>
    /// <param name="workers">How many threads read and visit; at least 1.</param>
    /// <param name="createVisitor">Called once on each worker thread.</param>
    /// <param name="cancellation">Stops early; what was visited stays visited.</param>
    /// <exception cref="GitException">The selection names what does not exist, or the repository cannot be read at all.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    HistoryCounts Read(int workers, Func<IObjectVisitor> createVisitor, CancellationToken cancellation);

    /// <summary>
    /// Where each of these objects entered the history. Costs a walk over all commits and trees of the selection, so it is asked only for objects with findings.
    /// </summary>
    /// <returns>One location for each object and each distinct path at which it was introduced, ordered by object id, then path.</returns>
    IReadOnlyList<ObjectLocation> Locate(IReadOnlyCollection<ObjectId> objects, CancellationToken cancellation);

    /// <summary>Visits these objects, in any order, on the calling thread. For the few that a report quotes.</summary>
    void ReadAgain(IReadOnlyCollection<ObjectId> objects, IObjectVisitor visitor);
}

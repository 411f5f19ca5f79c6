namespace LeakScan.Git;

/// <summary>
/// The seam between a history and the engine: streams the selected objects once, and afterwards says where some of them came from.
/// Two implementations: one over LibGit2Sharp, which knows every kind of repository, and one over the pack files, which is fast.
/// </summary>
public interface IHistoryReader : IDisposable
{
    /// <summary>
    /// Streams every blob, commit and annotated tag of the selection, each once. Without limits in the selection, objects that no reference reaches
    /// may be visited too; <see cref="Locate"/> tells them apart. With limits, of the blobs only those are visited that a selected commit introduces: that stand at a path
    /// at which none of its parents has them, and that none of them had at a path which the commit changed or removed (a file that was only renamed).
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
    /// <remarks>
    /// For every path at which a blob stands in a selected commit and in no parent of it, the location names the first such commit; without limits that is the
    /// first commit that has the blob at that path. First means: parents before children, of the commits whose parents have all come the one with the
    /// oldest committer date, of these the one with the lowest id. Only what keeps the blob best is looked at: references before notes, stashes, reflogs and nothing at all.
    /// Blobs that no commit has there, but a tag that names a tree or the blob, have no commit. An object that the selection does not hold has no location
    /// in a limited selection, and otherwise one that says <see cref="Reachability.Unreachable"/>.
    /// </remarks>
    /// <returns>One location for each object and each distinct path at which it was introduced, ordered by object id, then path.</returns>
    IReadOnlyList<ObjectLocation> Locate(IReadOnlyCollection<ObjectId> objects, CancellationToken cancellation);

    /// <summary>Visits these objects, in any order, on the calling thread. For the few that a report quotes.</summary>
    void ReadAgain(IReadOnlyCollection<ObjectId> objects, IObjectVisitor visitor);
}

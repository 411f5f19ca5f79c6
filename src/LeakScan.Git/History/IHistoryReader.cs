namespace LeakScan.Git;

/// <summary>
/// The seam between a history and the engine: streams the selected objects once, and afterwards says where some of them came from. A simple one over libgit2, among the tests,
/// says what is right.
/// </summary>
internal interface IHistoryReader : IDisposable
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

    /// <summary>A name for where the objects are stored, the same in every run and for no other repository; null when nothing can be remembered.</summary>
    string? Place => null;

    /// <summary>
    /// Takes over what <see cref="Memorize"/> gave in an earlier run. Asked before <see cref="Read"/>, which then does not visit what was read without a problem then
    /// and is there now. All else is as without it.
    /// </summary>
    /// <param name="memory">The bytes, which must not change afterwards; any bytes at all, what is no memory is refused.</param>
    /// <returns>Whether the memory is used: not a damaged one, nor when every object is to be verified, nor in a limited selection.</returns>
    bool Recall(ReadOnlyMemory<byte> memory) => false;

    /// <summary>Lets <see cref="Read"/> visit recalled objects all the same.</summary>
    void Revisit(IEnumerable<ObjectId> objects)
    {
    }

    /// <summary>Whether an object need not be visited, because an earlier run did.</summary>
    bool IsRecalled(ObjectId id) => false;

    /// <summary>
    /// A memory for the next run. Asked after <see cref="Read"/> came to its end and <see cref="Locate"/> was asked for all the objects that the next run may ask for
    /// without having visited them.
    /// </summary>
    /// <returns>The memory; null when it would say hardly more than the recalled one, or nothing can be remembered.</returns>
    ReadOnlyMemory<byte>? Memorize() => null;

    /// <summary>Visits these objects, in any order, on one thread. For the few that a report quotes.</summary>
    void ReadAgain(IReadOnlyCollection<ObjectId> objects, IObjectVisitor visitor);
}

namespace LeakScan.Git;

/// <summary>
/// Compares a commit's tree with those of its parents: the question behind every limited selection. Answered by reading the trees of each commit when it is asked
/// (<see cref="SingleTreeComparer"/>) or from trees that were all read before (<see cref="NumberedTreeComparer"/>); the answers are the same. Belongs to one thread.
/// </summary>
internal interface ITreeComparer
{
    /// <summary>Finds what changed, wherever it stands.</summary>
    /// <param name="tree">The commit's tree.</param>
    /// <param name="parents">The parents' trees. One that cannot be read counts as empty: its own commit's comparison reports it.</param>
    /// <param name="added">Gets every blob that is at a path at which no parent has it; perhaps more than once.</param>
    /// <param name="removed">Gets every blob that a parent has at a path at which it is no longer; perhaps more than once.</param>
    void Compare(ObjectId tree, IReadOnlyList<ObjectId> parents, Action<ObjectId> added, Action<ObjectId> removed);
}

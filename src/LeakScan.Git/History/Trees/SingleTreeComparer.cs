namespace LeakScan.Git;

/// <summary>Compares trees by reading them one by one: its cost follows the commits that are compared, not the repository.</summary>
internal sealed class SingleTreeComparer : ITreeComparer
{
    private readonly TreeComparer _comparer;
    private readonly HashSet<ObjectId> _seen = [];

    /// <param name="objects">Reads the trees.</param>
    /// <param name="report">Gets trees of commits that cannot be read.</param>
    public SingleTreeComparer(IObjectReader objects, Action<ObjectProblem> report) => _comparer = new TreeComparer(objects, report) { Seen = _seen };

    /// <inheritdoc/>
    public void Compare(ObjectId tree, IReadOnlyList<ObjectId> parents, Action<ObjectId> added, Action<ObjectId> removed)
    {
        _seen.Clear();
        (_comparer.Added, _comparer.Removed) = ((_, blob) => added(blob), removed);
        _comparer.Compare(tree, parents);
    }
}

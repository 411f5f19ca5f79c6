namespace LeakScan.Git;

/// <summary>
/// The blobs that commits introduce: those at a path at which no parent of the commit has them, and that no parent had at a path which the commit changed or
/// removed, so that a file which is only renamed is not read again. Decided from the differences alone, so the cost follows the change and not the size of the tree;
/// for that a file copied from one that stays is introduced once more.
/// </summary>
internal static class IntroducedBlobs
{
    /// <summary>The blobs, each once.</summary>
    /// <param name="commits">The commits, without parents where these do not count.</param>
    /// <param name="objects">Reads the trees.</param>
    /// <param name="commitReader">Reads the parents' commits.</param>
    /// <param name="report">Gets trees of the commits that cannot be read.</param>
    /// <param name="cancellation">Stops early.</param>
    public static HashSet<ObjectId> Find(
        IEnumerable<CommitHeader> commits, IObjectReader objects, CommitReader commitReader, Action<ObjectProblem> report, CancellationToken cancellation)
    {
        var introduced = new HashSet<ObjectId>();
        var added = new HashSet<ObjectId>();
        var removed = new HashSet<ObjectId>();
        var seen = new HashSet<ObjectId>();
        var comparer = new TreeComparer(objects, report) { Added = (_, blob) => added.Add(blob), Removed = blob => removed.Add(blob), Seen = seen };
        foreach (var commit in commits)
        {
            cancellation.ThrowIfCancellationRequested();
            added.Clear();
            removed.Clear();
            seen.Clear();
            comparer.Compare(commit.Tree, ParentTrees(commit, commitReader));
            added.ExceptWith(removed);
            introduced.UnionWith(added);
        }

        return introduced;
    }

    /// <summary>The trees of a commit's parents; a parent that is not there counts as empty.</summary>
    public static List<ObjectId> ParentTrees(CommitHeader commit, CommitReader reader)
    {
        var trees = new List<ObjectId>(commit.Parents.Length);
        foreach (var parent in commit.Parents)
        {
            if (reader.Read(parent, out _) is { } header)
            {
                trees.Add(header.Tree);
            }
        }

        return trees;
    }
}

namespace LeakScan.Git;

/// <summary>
/// The blobs that commits introduce: those at a path at which no parent of the commit has them, and that no parent had at a path which the commit changed or
/// removed, so that a file which is only renamed is not read again. Decided from the differences alone, so the cost follows the change and not the size of the tree;
/// for that a file copied from one that stays is introduced once more.
/// </summary>
internal static class IntroducedBlobs
{
    /// <summary>The blobs, each once.</summary>
    /// <param name="graph">The commits.</param>
    /// <param name="comparer">Compares their trees.</param>
    /// <param name="commitReader">Reads the parents' commits.</param>
    /// <param name="additions">Gets for each commit, by its number, the blobs that are at a path at which none of its parents has them.</param>
    /// <param name="cancellation">Stops early.</param>
    public static HashSet<ObjectId> Find(
        CommitGraph graph, ITreeComparer comparer, CommitReader commitReader, ICollection<(int Commit, ObjectId Blob)> additions, CancellationToken cancellation)
    {
        var introduced = new HashSet<ObjectId>();
        var added = new HashSet<ObjectId>();
        var removed = new HashSet<ObjectId>();
        for (var number = 0; number < graph.Count; number++)
        {
            var commit = graph.HeaderOf(number);
            cancellation.ThrowIfCancellationRequested();
            added.Clear();
            removed.Clear();
            comparer.Compare(commit.Tree, ParentTrees(commit, commitReader), blob => added.Add(blob), blob => removed.Add(blob));
            foreach (var blob in added)
            {
                additions.Add((number, blob));
            }

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

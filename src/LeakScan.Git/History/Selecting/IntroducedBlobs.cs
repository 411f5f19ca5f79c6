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
    /// <param name="createComparer">Makes what compares their trees; one for each thread.</param>
    /// <param name="createReader">Makes what reads the parents' commits; one for each thread.</param>
    /// <param name="workers">How many threads; at least 1.</param>
    /// <param name="additions">Gets for each commit, by its number, the blobs that are at a path at which none of its parents has them, in the order of commits.</param>
    /// <param name="cancellation">Stops early.</param>
    public static HashSet<ObjectId> Find(
        CommitGraph graph, Func<ITreeComparer> createComparer, Func<CommitReader> createReader, int workers, List<(int Commit, ObjectId Blob)> additions,
        CancellationToken cancellation)
    {
        // Neighbours in the list are neighbours in the history more often than not, so each thread finds most of its trees among those it has just read.
        var parts = new (HashSet<ObjectId> Introduced, List<(int Commit, ObjectId Blob)> Additions)[workers];
        ReaderThreads.RunStretches(graph.Count, workers, (part, stretch, stop) => parts[part] = Find(graph, stretch, createComparer(), createReader(), stop), cancellation);
        foreach (var part in parts)
        {
            parts[0].Introduced.UnionWith(part.Introduced);
            additions.AddRange(part.Additions);
        }

        return parts[0].Introduced;
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

    private static (HashSet<ObjectId> Introduced, List<(int Commit, ObjectId Blob)> Additions) Find(
        CommitGraph graph, Range stretch, ITreeComparer comparer, CommitReader reader, CancellationToken cancellation)
    {
        var introduced = new HashSet<ObjectId>();
        var additions = new List<(int Commit, ObjectId Blob)>();
        var added = new HashSet<ObjectId>();
        var removed = new HashSet<ObjectId>();
        for (var number = stretch.Start.Value; number < stretch.End.Value; number++)
        {
            var commit = graph.HeaderOf(number);
            cancellation.ThrowIfCancellationRequested();
            added.Clear();
            removed.Clear();
            comparer.Compare(commit.Tree, ParentTrees(commit, reader), blob => added.Add(blob), blob => removed.Add(blob));
            foreach (var blob in added)
            {
                additions.Add((number, blob));
            }

            added.ExceptWith(removed);
            introduced.UnionWith(added);
        }

        return (introduced, additions);
    }
}

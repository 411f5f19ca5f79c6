namespace LeakScan.Git;

/// <summary>Makes of what a run has read the memory for the next one.</summary>
internal static class Memorizer
{
    /// <summary>The memory of a run that read everything it was to read.</summary>
    /// <param name="job">What was read.</param>
    /// <param name="commits">The commits.</param>
    /// <param name="graph">The trees that lead to what was located or is missing; null when there was nothing of either.</param>
    /// <param name="wanted">What the graph leads to; null with it.</param>
    public static HistoryMemory Memorize(ReadJob job, CommitTable commits, TreeGraph? graph, WantedObjects? wanted)
    {
        var objects = job.Database.Objects;
        var failed = job.Failed.Select(id => objects.Find(id)).Where(ordinal => ordinal >= 0).ToHashSet();
        var ids = new byte[objects.Count * ObjectId.Size];
        var (kinds, sizes, count) = (new byte[objects.Count], new int[objects.Count], 0);
        for (var ordinal = 0; ordinal < objects.Count; ordinal++)
        {
            if (job.Kinds[ordinal] != 0 && (failed.Count == 0 || !failed.Contains(ordinal)))
            {
                objects.IdAt(ordinal).CopyTo(ids.AsSpan(count * ObjectId.Size));
                (kinds[count], sizes[count]) = (job.Kinds[ordinal], job.Sizes[ordinal]);
                count++;
            }
        }

        var isSound = count == objects.Count;
        return new HistoryMemory(
            ids.AsMemory(0, count * ObjectId.Size),
            isSound ? kinds : kinds[..count],
            isSound ? sizes : sizes[..count],
            isSound ? Structure(job, commits, graph, wanted) : null);
    }

    /// <summary>Where all objects are known, numbers and ordinals are the same.</summary>
    private static HistoryStructure Structure(ReadJob job, CommitTable commits, TreeGraph? graph, WantedObjects? wanted)
    {
        var objects = job.Database.Objects;
        ObjectId[] missing = [.. job.Missing.All.Order()];
        var collected = new CommitCollector();
        for (var commit = 0; commit < commits.Count; commit++)
        {
            collected.Add(commits.OrdinalOf(commit), NumberOf(commits.TreeOf(commit)), commits.TimeOf(commit));
            foreach (var parent in commits.ParentsOf(commit))
            {
                collected.AddParent(NumberOf(parent));
            }
        }

        if (graph is null || wanted is not { Ids.Count: > 0 })
        {
            return new HistoryStructure([.. job.Shallow], missing, collected, [], RememberedTrees.None);
        }

        var trees = Enumerable.Range(0, objects.Count).Where(o => job.Kinds[o] == (byte)ObjectKind.Tree);
        return new HistoryStructure(
            [.. job.Shallow],
            missing,
            collected,
            [.. wanted.Ids.Select(id => objects.Find(id)).Where(o => o >= 0)],
            new TreeRememberer(graph, target => target >= 0 ? target : NumberOfId(wanted.Ids[~target])).Remember(new RelevantTrees(graph, objects.Count, wanted.Among(wanted.Ids)), trees));

        int NumberOf(int number) => number >= 0 ? number : NumberOfId(job.IdOf(number));

        int NumberOfId(ObjectId id)
        {
            var ordinal = objects.Find(id);
            return ordinal >= 0 ? ordinal : objects.Count + Array.BinarySearch(missing, id);
        }
    }
}

namespace LeakScan.Git;

/// <summary>Keeps of every tree the numbers of its folders and wanted objects. One per worker.</summary>
/// <param name="graph">Where to note where a tree's numbers are.</param>
/// <param name="finder">Makes the numbers.</param>
/// <param name="worker">This worker's number.</param>
/// <param name="job">Notes which trees have been read, and verifies them.</param>
internal sealed class EdgeSink(TreeGraph graph, EdgeFinder finder, int worker, ReadJob job) : IWalkSink
{
    /// <summary>The codes of each tree.</summary>
    public PackedLists Codes { get; } = new();

    /// <summary>All that was noted, when nothing more comes.</summary>
    /// <param name="names">Where to number the names.</param>
    public NotedEntries ToEntries(NameTable names) => finder.ToEntries(names, Codes);

    /// <summary>The trees that stop making sense before their end, by ordinal.</summary>
    public List<int> Malformed { get; } = [];

    public TreeEntries AcceptTree(int ordinal, ReadOnlySpan<byte> content) => Note(ordinal, content, finder.Scan(content));

    public TreeEntries AcceptTree(int ordinal, ReadOnlySpan<byte> content, TreeEntries source, ReadOnlySpan<byte> delta) =>
        Note(ordinal, content, finder.Scan(content, source, delta));

    public void Release(TreeEntries entries) => finder.Release(entries);

    private TreeEntries Note(int ordinal, ReadOnlySpan<byte> content, TreeEntries entries)
    {
        if (ordinal >= 0 && job.TryMark(ordinal, ObjectKind.Tree, content))
        {
            graph.Add(ordinal, worker, Codes.Add(entries.Codes));
            if (entries.IsMalformed)
            {
                Malformed.Add(ordinal);
            }
        }

        return entries;
    }
}

namespace LeakScan.Git;

/// <summary>Keeps of every tree the numbers of its folders and wanted objects. One per worker.</summary>
/// <param name="graph">Where to note where a tree's numbers are.</param>
/// <param name="finder">Makes the numbers.</param>
/// <param name="worker">This worker's number.</param>
/// <param name="job">Notes which trees have been read, and verifies them.</param>
internal sealed class EdgeSink(TreeGraph graph, EdgeFinder finder, int worker, ReadJob job) : IWalkSink
{
    public EdgeFinder Finder => finder;

    /// <summary>The codes of each tree.</summary>
    public PackedLists Codes { get; } = new();

    /// <summary>The trees that stop making sense before their end, by ordinal.</summary>
    public List<int> Malformed { get; } = [];

    public void Accept(int ordinal, ObjectKind kind, ReadOnlySpan<byte> content)
    {
    }

    public TreeEntries AcceptTree(int ordinal, ReadOnlySpan<byte> content) => Note(ordinal, content, finder.Scan(content));

    public TreeEntries AcceptTree(int ordinal, ReadOnlySpan<byte> content, TreeEntries source, ReadOnlySpan<byte> delta) =>
        Note(ordinal, content, finder.Scan(content, source, delta));

    public void Release(TreeEntries entries) => finder.Release(entries);

    /// <summary>Notes what a tree holds by the codes of its entries; negative ones do not count.</summary>
    public void Add(int tree, ReadOnlySpan<int> codes) => graph.Add(tree, worker, Codes.Add(codes));

    private TreeEntries Note(int ordinal, ReadOnlySpan<byte> content, TreeEntries entries)
    {
        if (ordinal >= 0 && job.TryMark(ordinal, ObjectKind.Tree, content))
        {
            Add(ordinal, entries.Codes);
            if (entries.IsMalformed)
            {
                Malformed.Add(ordinal);
            }
        }

        return entries;
    }
}

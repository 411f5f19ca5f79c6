namespace LeakScan.Git;

/// <summary>Keeps of every tree the numbers of its folders and wanted objects. One per worker.</summary>
internal sealed class EdgeSink(TreeGraph graph, EdgeFinder finder, int worker) : IWalkSink
{
    public EdgeFinder Finder => finder;

    /// <summary>The codes of each tree.</summary>
    public PackedLists Codes { get; } = new();

    public void Accept(int ordinal, ObjectKind kind, ReadOnlySpan<byte> content)
    {
    }

    public TreeEntries AcceptTree(int ordinal, ReadOnlySpan<byte> content) => Note(ordinal, finder.Scan(content));

    public TreeEntries AcceptTree(int ordinal, ReadOnlySpan<byte> content, TreeEntries source, ReadOnlySpan<byte> delta) =>
        Note(ordinal, finder.Scan(content, source, delta));

    public void Release(TreeEntries entries) => finder.Release(entries);

    /// <summary>Notes what a tree holds by the codes of its entries; negative ones do not count.</summary>
    public void Add(int tree, ReadOnlySpan<int> codes) => graph.Add(tree, worker, Codes.Add(codes));

    private TreeEntries Note(int ordinal, TreeEntries entries)
    {
        if (ordinal >= 0)
        {
            Add(ordinal, entries.Codes);
        }

        return entries;
    }
}

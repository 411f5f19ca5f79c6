namespace LeakScan.Git;

/// <summary>Keeps of every tree the numbers of its folders and wanted objects. One per worker.</summary>
internal sealed class EdgeSink(TreeGraph graph, EdgeFinder finder, int worker) : IWalkSink
{
    private readonly ChunkedInts _codes = new();

    public EdgeFinder Finder => finder;

    /// <summary>The codes of the trees one after the other, each list ended by -1.</summary>
    public ChunkedInts Codes => _codes;

    public void Accept(int ordinal, ObjectKind kind, ReadOnlySpan<byte> content)
    {
    }

    public TreeEntries AcceptTree(int ordinal, ReadOnlySpan<byte> content) => Note(ordinal, finder.Scan(content));

    public TreeEntries AcceptTree(int ordinal, ReadOnlySpan<byte> content, TreeEntries source, ReadOnlySpan<byte> delta) =>
        Note(ordinal, finder.Scan(content, source, delta));

    public void Release(TreeEntries entries) => finder.Release(entries);

    private TreeEntries Note(int ordinal, TreeEntries entries)
    {
        if (ordinal < 0)
        {
            return entries;
        }

        graph.Add(ordinal, worker, _codes.Count);
        foreach (var code in entries.Codes)
        {
            if (code >= 0)
            {
                _codes.Add(code);
            }
        }

        _codes.Add(-1);
        return entries;
    }
}

namespace LeakScan.Git;

/// <summary>Makes numbers of the trees of a walk. One per worker.</summary>
/// <param name="trees">Where the trees are noted.</param>
/// <param name="numberer">The worker's numbers.</param>
/// <param name="worker">Which worker it is.</param>
/// <param name="verify">Whether a tree counts only when its bytes are those of its id.</param>
internal sealed class TreeNumberSink(NumberedTrees trees, TreeNumberer numberer, int worker, bool verify) : IWalkSink
{
    public TreeEntries AcceptTree(int ordinal, ReadOnlySpan<byte> content) => Note(ordinal, content, numberer.Scan(content));

    public TreeEntries AcceptTree(int ordinal, ReadOnlySpan<byte> content, TreeEntries source, ReadOnlySpan<byte> delta) =>
        Note(ordinal, content, numberer.Scan(content, source, delta));

    public void Release(TreeEntries entries) => numberer.Release(entries);

    private TreeEntries Note(int ordinal, ReadOnlySpan<byte> content, TreeEntries entries)
    {
        if (ordinal >= 0 && (!verify || ObjectHash.Compute(ObjectKind.Tree, content) == trees.IdOf(ordinal)))
        {
            trees.Add(ordinal, worker, numberer.Note(entries.Codes), entries.IsMalformed);
        }

        return entries;
    }
}

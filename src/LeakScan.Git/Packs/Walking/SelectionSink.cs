namespace LeakScan.Git;

/// <summary>Hands wanted objects to a visitor. One per worker.</summary>
internal sealed class SelectionSink(SelectionJob job, IObjectVisitor visitor) : IWalkSink
{
    private static readonly TreeEntries NoEntries = new(keepsCodes: false);

    public IObjectVisitor Visitor => visitor;

    public void Accept(int ordinal, ObjectKind kind, ReadOnlySpan<byte> content)
    {
        if (job.TryMark(ordinal, kind, content, out var id))
        {
            visitor.Visit(id, kind, content);
        }
    }

    // Trees are looked at when the selection is made, and not visited.
    public TreeEntries AcceptTree(int ordinal, ReadOnlySpan<byte> content) => NoEntries;

    public TreeEntries AcceptTree(int ordinal, ReadOnlySpan<byte> content, TreeEntries source, ReadOnlySpan<byte> delta) => NoEntries;

    public void Release(TreeEntries entries)
    {
    }
}

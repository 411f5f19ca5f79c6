namespace LeakScan.Git;

/// <summary>Hands wanted objects to a visitor. One per worker.</summary>
internal sealed class SelectionSink(SelectionJob job, IObjectVisitor visitor) : IWalkSink
{
    private readonly IDerivationVisitor? _derivations = visitor as IDerivationVisitor;

    public IObjectVisitor Visitor => visitor;

    public void Accept(int ordinal, ObjectKind kind, ReadOnlySpan<byte> content)
    {
        if (job.TryMark(ordinal, kind, content, out var id))
        {
            visitor.Visit(id, kind, content);
        }
    }

    public void Accept(int ordinal, ObjectKind kind, ReadOnlySpan<byte> content, Derivation derivation)
    {
        if (_derivations is null)
        {
            Accept(ordinal, kind, content);
        }
        else if (job.TryMark(ordinal, kind, content, out var id))
        {
            _derivations.Visit(id, kind, content, derivation);
        }
    }

    // Trees are looked at when the selection is made, and not visited.
    public TreeEntries AcceptTree(int ordinal, ReadOnlySpan<byte> content) => TreeEntries.None;
}

namespace LeakScan.Git;

/// <summary>Hands blobs, commits and tags to a visitor, each once, and notes what commits name. One per worker.</summary>
internal sealed class ReadSink(ReadJob job, IObjectVisitor visitor) : IWalkSink
{
    private readonly IDerivationVisitor? _derivations = visitor as IDerivationVisitor;

    public IObjectVisitor Visitor => visitor;

    /// <summary>The commits that were read.</summary>
    public CommitCollector Commits { get; } = new();

    public void Accept(int ordinal, ObjectKind kind, ReadOnlySpan<byte> content) => Take(ordinal, kind, content, null);

    public void Accept(int ordinal, ObjectKind kind, ReadOnlySpan<byte> content, Derivation derivation) => Take(ordinal, kind, content, derivation);

    private void Take(int ordinal, ObjectKind kind, ReadOnlySpan<byte> content, Derivation? derivation)
    {
        if (!job.TryMark(ordinal, kind, content))
        {
            return;
        }

        var id = job.Database.Objects.IdAt(ordinal);
        job.Sizes[ordinal] = content.Length;
        if (kind == ObjectKind.Commit && job.Known?.KnowsStructureOf(ordinal) != true)
        {
            AddCommit(id, ordinal, content);
        }

        if (job.Known?.IsKnown(ordinal) == true)
        {
            return;
        }

        if (_derivations is not null && derivation is not null)
        {
            _derivations.Visit(id, kind, content, derivation);
        }
        else
        {
            visitor.Visit(id, kind, content);
        }
    }

    public TreeEntries AcceptTree(int ordinal, ReadOnlySpan<byte> content)
    {
        // Only that it is one: trees are read when it is known what to look for in them (HistoryTrees).
        _ = ordinal >= 0 && job.TryMark(ordinal, ObjectKind.Tree, content);
        return TreeEntries.None;
    }

    private void AddCommit(in ObjectId id, int ordinal, ReadOnlySpan<byte> content)
    {
        if (!CommitHeader.TryParse(id, content, out var commit))
        {
            job.Fail(visitor, new ObjectProblem(id, ObjectProblemKind.Corrupt, "This commit is malformed; what it names is not known."));
            return;
        }

        Commits.Add(job, ordinal, commit);
    }
}

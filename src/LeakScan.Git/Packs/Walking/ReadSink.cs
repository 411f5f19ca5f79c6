namespace LeakScan.Git;

/// <summary>Hands blobs, commits and tags to a visitor, each once, and notes what commits and trees name and nobody holds. One per worker.</summary>
internal sealed class ReadSink(ReadJob job, IObjectVisitor visitor) : IWalkSink
{
    private readonly MissingFinder _missing = new(job.Missing);

    public IObjectVisitor Visitor => visitor;

    /// <summary>The commits that were read.</summary>
    public CommitCollector Commits { get; } = new();

    public void Accept(int ordinal, ObjectKind kind, ReadOnlySpan<byte> content)
    {
        if (!TryMark(ordinal, kind, content))
        {
            return;
        }

        var id = job.Database.Objects.IdAt(ordinal);
        job.Sizes[ordinal] = content.Length;
        if (kind == ObjectKind.Commit && job.Known?.KnowsStructureOf(ordinal) != true)
        {
            AddCommit(id, ordinal, content);
        }

        if (job.Known?.IsKnown(ordinal) != true)
        {
            visitor.Visit(id, kind, content);
        }
    }

    public TreeEntries AcceptTree(int ordinal, ReadOnlySpan<byte> content) => Check(ordinal, content, _missing.Scan(content));

    public TreeEntries AcceptTree(int ordinal, ReadOnlySpan<byte> content, TreeEntries source, ReadOnlySpan<byte> delta) =>
        Check(ordinal, content, _missing.Scan(content, source, delta));

    public void Release(TreeEntries entries) => _missing.Release(entries);

    private TreeEntries Check(int ordinal, ReadOnlySpan<byte> content, TreeEntries entries)
    {
        if (ordinal >= 0 && TryMark(ordinal, ObjectKind.Tree, content) && entries.IsMalformed)
        {
            job.Fail(visitor, new ObjectProblem(job.Database.Objects.IdAt(ordinal), ObjectProblemKind.Corrupt, "Some entries of this tree cannot be decoded."));
        }

        return entries;
    }

    /// <summary>Notes that an object has been read. False when its bytes are not those of its id.</summary>
    private bool TryMark(int ordinal, ObjectKind kind, ReadOnlySpan<byte> content)
    {
        if (job.Verify && ObjectHash.Compute(kind, content) != job.Database.Objects.IdAt(ordinal))
        {
            return false;
        }

        job.Kinds[ordinal] = (byte)kind;
        return true;
    }

    private void AddCommit(in ObjectId id, int ordinal, ReadOnlySpan<byte> content)
    {
        if (!CommitHeader.TryParse(id, content, out var commit))
        {
            job.Fail(visitor, new ObjectProblem(id, ObjectProblemKind.Corrupt, "This commit is malformed; what it names is not known."));
            return;
        }

        Commits.Add(ordinal, job.Missing.Require(commit.Tree), commit.Time);
        foreach (var parent in job.Shallow.Contains(id) ? [] : commit.Parents)
        {
            Commits.AddParent(job.Missing.Require(parent));
        }
    }
}

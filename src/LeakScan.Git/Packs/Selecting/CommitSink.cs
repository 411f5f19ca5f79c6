namespace LeakScan.Git;

/// <summary>Collects what the commits of a walk name. One per worker.</summary>
internal sealed class CommitSink(ReadJob job) : IWalkSink
{
    public CommitCollector Commits { get; } = new();

    public void Accept(int ordinal, ObjectKind kind, ReadOnlySpan<byte> content)
    {
        // One that is malformed is told of where it is read as one of the selection.
        if (kind == ObjectKind.Commit && job.TryMark(ordinal, kind, content) && CommitHeader.TryParse(job.Database.Objects.IdAt(ordinal), content, out var commit))
        {
            Commits.Add(job, ordinal, commit);
        }
    }

    public TreeEntries AcceptTree(int ordinal, ReadOnlySpan<byte> content) => TreeEntries.None;
}

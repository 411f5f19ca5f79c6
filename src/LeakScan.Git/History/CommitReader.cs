namespace LeakScan.Git;

/// <summary>Reads the headers of commits; of a commit at which a shallow clone was cut off without its parents. One per thread.</summary>
internal sealed class CommitReader(IObjectReader objects, IReadOnlySet<ObjectId> shallow)
{
    private readonly ObjectBuffer _buffer = new();

    /// <summary>Reads a commit; null when it cannot be read, for the reason given.</summary>
    public CommitHeader? Read(ObjectId id, out ObjectProblem? problem)
    {
        problem = objects.Read(id, _buffer);
        if (problem is not null)
        {
            return null;
        }

        if (_buffer.Kind != ObjectKind.Commit || !CommitHeader.TryParse(id, _buffer.Content, out var commit))
        {
            problem = new ObjectProblem(id, ObjectProblemKind.Corrupt, "It should be a commit and is none.");
            return null;
        }

        return shallow.Contains(id) ? commit with { Parents = [] } : commit;
    }
}

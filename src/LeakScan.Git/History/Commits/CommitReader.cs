namespace LeakScan.Git;

/// <summary>Reads the headers of commits; of a commit at which a shallow clone was cut off without its parents. One per thread.</summary>
/// <param name="objects">Reads the objects.</param>
/// <param name="shallow">Commits that count as having no parents.</param>
/// <param name="known">Gives commits that have been read already, null for others.</param>
internal sealed class CommitReader(IObjectReader objects, IReadOnlySet<ObjectId> shallow, Func<ObjectId, CommitHeader?>? known = null)
{
    private readonly ObjectBuffer _buffer = new();

    /// <summary>Reads a commit; null when it cannot be read, for the reason given.</summary>
    public CommitHeader? Read(ObjectId id, out ObjectProblem? problem)
    {
        problem = null;
        var commit = known?.Invoke(id);
        if (commit is null)
        {
            problem = objects.Read(id, _buffer);
            if (problem is not null)
            {
                return null;
            }

            if (_buffer.Kind != ObjectKind.Commit || !CommitHeader.TryParse(id, _buffer.Content, out commit))
            {
                problem = new ObjectProblem(id, ObjectProblemKind.Corrupt, "It should be a commit and is none.");
                return null;
            }
        }

        return shallow.Contains(id) ? commit with { Parents = [] } : commit;
    }
}

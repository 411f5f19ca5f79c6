namespace LeakScan.Git;

/// <summary>What the workers that read a whole repository share.</summary>
/// <param name="Database">The objects.</param>
/// <param name="Shallow">Commits whose parents have been cut off.</param>
/// <param name="Verify">Whether every id is recomputed.</param>
internal sealed record ReadJob(ObjectDatabase Database, IReadOnlySet<ObjectId> Shallow, bool Verify)
{
    /// <summary>For each object its kind once it has been read; 0 before. Every worker writes only what it reads.</summary>
    public byte[] Kinds { get; } = new byte[Database.Objects.Count];

    public MissingObjects Missing { get; } = new(Database.Objects);
}

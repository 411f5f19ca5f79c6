using LeakScan.Git;

namespace LeakScan.Sources;

/// <summary>An object of a git repository: a blob of its history or index, or the text of a commit or tag.</summary>
public sealed record GitProvenance : Provenance
{
    /// <param name="location">Where the object entered the history; for the index, path and blob with no commit.</param>
    /// <param name="isStaged">Whether it comes from the index.</param>
    internal GitProvenance(ObjectLocation location, bool isStaged = false)
    {
        Location = location;
        IsStaged = isStaged;
    }

    /// <summary>Whether it comes from the index, and from no commit yet.</summary>
    public bool IsStaged { get; }

    /// <summary>Id of the blob, commit or tag.</summary>
    public ObjectId Object => Location.Object;

    /// <summary>The commit that brought it: of those that hold it the first, parents before children, oldest first. Null in the index, for a dangling object and for a tag of something else than a commit.</summary>
    public CommitInfo? Commit => Location.Commit;

    /// <summary>A path at which HEAD still has it, '/'-separated, relative to the repository's root; null when HEAD does not.</summary>
    public string? PathAtHead => Location.PathAtHead;

    /// <summary>From where it can be reached now.</summary>
    public Reachability Reachability => Location.Reachability;

    /// <summary>Full names of some references that contain it, at most 20, sorted.</summary>
    public IReadOnlyList<string> References => Location.References;

    /// <summary>All that is known of the place.</summary>
    internal ObjectLocation Location { get; init; }

    /// <summary>What a report of several repositories calls the one that it stands in; null in a report of one.</summary>
    internal string? RepositoryName { get; init; }

    /// <inheritdoc/>
    public override string DisplayPath => RepositoryName is { } name ? $"{name}/{Name}" : Name;

    private string Name => Location.Path ?? Location.Kind switch
    {
        ObjectKind.Commit => "<commit message>",
        ObjectKind.Tag => "<tag message>",
        _ when Location.References.Count > 0 => "<tagged blob>",
        _ => "<unreachable blob>",
    };
}

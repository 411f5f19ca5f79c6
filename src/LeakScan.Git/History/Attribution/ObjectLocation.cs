namespace LeakScan.Git;

/// <summary>Where an object entered the history. For the text of a commit or tag, the path is null.</summary>
/// <param name="Object">The blob, commit or tag.</param>
/// <param name="Kind">The object's kind.</param>
/// <param name="Commit">The introducing commit: the first, parents before children, oldest first, that holds it. Null for a dangling object or a tag of a non-commit.</param>
/// <param name="Path">The path it was introduced at, '/'-separated, relative to the repository's root; null for commits and tags.</param>
/// <param name="PathAtHead">A path at which HEAD still has it; null when HEAD does not.</param>
/// <param name="Reachability">From where it can be reached now.</param>
/// <param name="References">Some references that contain it, sorted, full names; at most <see cref="MaxReferences"/>.</param>
/// <param name="ReferenceName">For a tag object the name of the tag, for a note the annotated object's id; null otherwise.</param>
internal sealed record ObjectLocation(
    ObjectId Object,
    ObjectKind Kind,
    CommitInfo? Commit,
    string? Path,
    string? PathAtHead,
    Reachability Reachability,
    IReadOnlyList<string> References,
    string? ReferenceName)
{
    /// <summary>Place of the introducing commit in the order parents before children, oldest first: of two locations the smaller came first. 0 when there is no commit.</summary>
    public int Order { get; init; }

    /// <summary>How many references a location names at most.</summary>
    public const int MaxReferences = 20;

    /// <summary>For how many paths an object is located at most: the first in the order of commits, then of paths.</summary>
    public const int MaxPaths = 1000;
}

using LeakScan.Git;

namespace LeakScan.Sources;

/// <summary>An object of a git repository: a blob of its history or index, or the text of a commit or tag.</summary>
/// <param name="Location">Where the object entered the history; for the index, path and blob with no commit.</param>
/// <param name="IsStaged">Whether it comes from the index.</param>
public sealed record GitProvenance(ObjectLocation Location, bool IsStaged = false) : Provenance
{
    /// <inheritdoc/>
    public override string DisplayPath => Location.Path ?? Location.Kind switch
    {
        ObjectKind.Commit => "<commit message>",
        ObjectKind.Tag => "<tag message>",
        _ when Location.References.Count > 0 => "<tagged blob>",
        _ => "<unreachable blob>",
    };
}

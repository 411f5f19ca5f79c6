using LeakScan.Git;

namespace LeakScan.Sources;

/// <summary>A cheap handle on something a source has read: a file by its path, a git object by its id, or standard input (neither).</summary>
/// <param name="Path">The path shown to the user, '/'-separated; null for a git object of a history, whose path is not known yet.</param>
/// <param name="Object">The git object; zero for files.</param>
/// <param name="Kind">The git object's kind; blob for files.</param>
internal readonly record struct SourceItem(string? Path, ObjectId Object, ObjectKind Kind)
{
    /// <summary>How a report names the item itself, whatever its places.</summary>
    internal string ShownName => Path ?? (Object.IsZero ? "<stdin>" : Object.ToString());

    /// <summary>A file.</summary>
    public static SourceItem File(string path) => new(path, default, ObjectKind.Blob);

    /// <summary>The name of a file or folder, the last of a path, and not what it holds.</summary>
    internal static SourceItem NameOf(string path) => new(path, default, ObjectKind.Tree);

    /// <summary>Whether this is a name and not what bears it.</summary>
    internal bool IsName => Path is not null && Kind == ObjectKind.Tree;

    /// <summary>An object of a history.</summary>
    public static SourceItem GitObject(ObjectId id, ObjectKind kind) => new(null, id, kind);
}

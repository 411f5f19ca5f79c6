namespace LeakScan.Git;

/// <summary>The four kinds of git object.</summary>
internal enum ObjectKind
{
    /// <summary>A commit.</summary>
    Commit = 1,

    /// <summary>A tree: one directory.</summary>
    Tree = 2,

    /// <summary>A blob: the bytes of a file, a symbolic link's target, or a note.</summary>
    Blob = 3,

    /// <summary>An annotated tag.</summary>
    Tag = 4,
}

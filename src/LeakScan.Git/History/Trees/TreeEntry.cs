namespace LeakScan.Git;

/// <summary>One line of a tree. Borrowed from the tree's bytes.</summary>
internal readonly ref struct TreeEntry(int mode, ReadOnlySpan<byte> name, ObjectId id)
{
    private const int TypeMask = 0xF000;

    /// <summary>Name of the file or folder, without '/'; any bytes but NUL.</summary>
    public ReadOnlySpan<byte> Name { get; } = name;

    /// <summary>The object.</summary>
    public ObjectId Id { get; } = id;

    /// <summary>Mode as git writes it, octal 100644 and so on.</summary>
    public int Mode { get; } = mode;

    /// <summary>Whether it is a folder.</summary>
    public bool IsTree => (Mode & TypeMask) == 0x4000;

    /// <summary>Whether it is a submodule: a commit of another repository, which is not here.</summary>
    public bool IsSubmodule => IsSubmoduleMode(Mode);

    /// <summary>Whether a mode is a submodule's.</summary>
    public static bool IsSubmoduleMode(int mode) => (mode & TypeMask) == 0xE000;
}

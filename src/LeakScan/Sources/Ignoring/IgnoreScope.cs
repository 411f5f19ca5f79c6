namespace LeakScan.Sources.Ignoring;

/// <summary>
/// The ignore rules that hold for the entries of one folder: the folder's own ignore file, those of the folders above, nearest first, then those of the whole
/// repository. A folder without ignore file shares the scope of the folder above. Immutable; safe for use by several threads.
/// </summary>
internal sealed class IgnoreScope
{
    private readonly IgnoreScope? _parent;
    private readonly IgnoreFile? _file;
    private readonly int _skip;

    /// <summary>The scope of a repository's root folder, without the ignore file in it.</summary>
    /// <param name="rules">The repository's rules.</param>
    /// <param name="rootLength">Length of the path of the repository's root, '/' included, in the paths that are asked for.</param>
    public IgnoreScope(IgnoreRules rules, int rootLength)
    {
        Rules = rules;
        RootLength = rootLength;
    }

    private IgnoreScope(IgnoreScope parent, IgnoreFile file, int skip)
        : this(parent.Rules, parent.RootLength)
    {
        _parent = parent;
        _file = file;
        _skip = skip;
    }

    /// <summary>The repository's rules.</summary>
    public IgnoreRules Rules { get; }

    /// <summary>Length of the path of the repository's root, '/' included, in the paths that are asked for.</summary>
    public int RootLength { get; }

    /// <summary>The scope of a folder that has an ignore file.</summary>
    /// <param name="folder">The folder's path; empty, or without '/' at its end.</param>
    /// <param name="file">Its ignore file.</param>
    public IgnoreScope Enter(ReadOnlySpan<byte> folder, IgnoreFile file) =>
        file.IsEmpty ? this : new IgnoreScope(this, file, folder.IsEmpty ? 0 : folder.Length + 1);

    /// <summary>The pattern that decides on a path, if there is one; whether the folder it is in is ignored is not asked here.</summary>
    /// <param name="path">The path.</param>
    /// <param name="nameLength">Length of its last name.</param>
    /// <param name="isFolder">Whether it is a folder.</param>
    /// <param name="file">The pattern's file.</param>
    public IgnorePattern? Decide(ReadOnlySpan<byte> path, int nameLength, bool isFolder, out IgnoreFile? file)
    {
        var name = path[^nameLength..];
        for (var scope = this; scope is not null; scope = scope._parent)
        {
            if (scope._file?.Match(path[scope._skip..], name, isFolder) is { } pattern)
            {
                file = scope._file;
                return pattern;
            }
        }

        foreach (var general in Rules.General)
        {
            if (general.Match(path[RootLength..], name, isFolder) is { } pattern)
            {
                file = general;
                return pattern;
            }
        }

        file = null;
        return null;
    }
}

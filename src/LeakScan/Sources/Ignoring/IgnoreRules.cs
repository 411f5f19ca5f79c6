namespace LeakScan.Sources.Ignoring;

/// <summary>
/// What decides, in one repository, which paths are ignored, apart from the ignore files of its folders: the files that hold for the whole repository, and the index.
/// The index is read when the first path is ignored, because only then it matters. Safe for use by several threads.
/// </summary>
internal sealed class IgnoreRules
{
    private readonly Lazy<TrackedPaths> _tracked;

    /// <summary>Rules of a repository.</summary>
    /// <param name="general">Ignore files for the whole repository, the weightiest first.</param>
    /// <param name="ignoreCase">Whether the repository's file system tells no case.</param>
    /// <param name="readTracked">Reads the index.</param>
    public IgnoreRules(IReadOnlyList<IgnoreFile> general, bool ignoreCase, Func<TrackedPaths> readTracked)
    {
        General = general;
        IgnoreCase = ignoreCase;
        _tracked = new(readTracked);
    }

    /// <summary>Ignore files for the whole repository, the weightiest first: info/exclude, then the user's own.</summary>
    public IReadOnlyList<IgnoreFile> General { get; }

    /// <summary>Whether letters match either case.</summary>
    public bool IgnoreCase { get; }

    /// <summary>What is never ignored.</summary>
    public TrackedPaths Tracked => _tracked.Value;
}

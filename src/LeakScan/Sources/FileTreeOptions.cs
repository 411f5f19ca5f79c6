namespace LeakScan.Sources;

/// <summary>What of a file tree is read. Immutable.</summary>
internal sealed record FileTreeOptions
{
    /// <summary>Whether git's ignore rules are left aside.</summary>
    public bool NoIgnore { get; init; }

    /// <summary>Larger files are not read and reported as a gap. In bytes; null: no limit.</summary>
    public long? MaxFileSize { get; init; }

    /// <summary>Globs of Microsoft.Extensions.FileSystemGlobbing over the paths shown to the user; when there are any, only files that match one are read.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Globs of the same kind: files and folders that are not read. A path named by the user is read all the same.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];
}

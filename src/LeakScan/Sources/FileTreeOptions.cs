using LeakScan.Sources.Ignoring;
using LeakScan.Sources.Trees;

namespace LeakScan.Sources;

/// <summary>What of a file tree is read. Immutable.</summary>
internal sealed record FileTreeOptions
{
    /// <summary>Whether git's ignore rules are left aside.</summary>
    public bool NoIgnore { get; init; }

    /// <summary>Where the user keeps settings for git, which may name a further ignore file.</summary>
    public GitUserFiles GitUser { get; init; } = GitUserFiles.None;

    /// <summary>Larger files are not read and reported as a gap. In bytes; null: no limit.</summary>
    public long? MaxFileSize { get; init; }

    /// <summary>Globs of Microsoft.Extensions.FileSystemGlobbing over the paths shown to the user; when there are any, only files that match one are read.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Globs of the same kind: files and folders that are not read. A path named by the user is read all the same.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Makes a reader of folders and files for each worker. Tests choose one here.</summary>
    internal Func<TreeReader> CreateReader { get; init; } = TreeReader.Create;
}

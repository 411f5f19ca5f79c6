namespace LeakScan.Git;

/// <summary>A git repository, opened read only. Not safe for use by several threads at once, but for <see cref="IsIgnored"/> and <see cref="ReadBlob"/>.</summary>
public sealed class GitRepository : IDisposable
{
    private GitRepository(string gitDirectory, string? workTree)
    {
        GitDirectory = gitDirectory;
        WorkTree = workTree;
    }

    /// <summary>Absolute path of the git directory.</summary>
    public string GitDirectory { get; }

    /// <summary>Absolute path of the work tree's root; null for a bare repository.</summary>
    public string? WorkTree { get; }

    /// <summary>Commit that HEAD names; null before the first commit.</summary>
    public CommitInfo? Head { get; }

    /// <summary>The branch HEAD is on, short name; null when detached.</summary>
    public string? Branch { get; }

    /// <summary>The address of the remote "origin", user info removed; null when there is none.</summary>
    public string? RemoteUrl { get; }

    /// <summary>Whether commits have been cut off (a shallow clone).</summary>
    public bool IsShallow { get; }

    /// <summary>The repository that contains a path, searched upwards; null when there is none.</summary>
    public static GitRepository? Discover(string path) => throw new NotSupportedException();

    /// <summary>Opens the repository at a path: a work tree's root or any folder in it, a git directory, a bare repository.</summary>
    /// <exception cref="GitException">There is none.</exception>
    public static GitRepository Open(string path) => throw new NotSupportedException();

    /// <summary>A reader over the part of the history that is selected.</summary>
    /// <exception cref="GitException">The selection names what does not exist.</exception>
    public IHistoryReader OpenHistory(HistorySelection selection) => throw new NotSupportedException();

    /// <summary>The files that the next commit adds or changes, with the lines it touches, sorted by path.</summary>
    public IReadOnlyList<StagedFile> ReadStaged() => throw new NotSupportedException();

    /// <summary>The bytes of a blob.</summary>
    /// <exception cref="GitException">It is missing or corrupt.</exception>
    public byte[] ReadBlob(ObjectId id) => throw new NotSupportedException();

    /// <summary>Whether git ignores a path, as <c>git check-ignore</c> says; tracked files are never ignored.</summary>
    /// <param name="path">'/'-separated, relative to the work tree's root; a folder ends in '/'.</param>
    public bool IsIgnored(string path) => throw new NotSupportedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}

using LeakScan.Git;

namespace LeakScan.Cli;

/// <summary>
/// Opens the repository that a command works on, the way git would in its place: when git runs LeakScan as a hook, its variables say which index is committed and
/// where the objects lie that a push brings.
/// </summary>
internal static class RepositoryOpener
{
    private const string CurrentFolder = ".";

    private static readonly string[] Variables =
        ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES"];

    /// <summary>The repository at a path; <c>.</c> is the one that git means, whatever the current folder.</summary>
    /// <exception cref="GitException">There is none, or it cannot be read.</exception>
    public static GitRepository Open(string path) => path == CurrentFolder
        ? GitRepository.Open(path, ReadEnvironment())
        : Prefer(GitRepository.Open(path));

    /// <summary>The repository around a path; null when there is none.</summary>
    /// <exception cref="GitException">There is one that cannot be read.</exception>
    public static GitRepository? Discover(string path) => path == CurrentFolder
        ? GitRepository.Discover(path, ReadEnvironment())
        : GitRepository.Discover(path) is { } named ? Prefer(named) : null;

    /// <summary>
    /// The repository around a path, for work that only asks it where files belong; null when there is none, or none that can be opened, which must not keep
    /// files from being read.
    /// </summary>
    /// <param name="path">The path.</param>
    /// <param name="tell">Told why one cannot be opened.</param>
    public static GitRepository? DiscoverReadable(string path, Action<string>? tell = null)
    {
        try
        {
            return Discover(path);
        }
        catch (GitException e)
        {
            tell?.Invoke(e.Message);
            return null;
        }
    }

    /// <summary>What git's variables say.</summary>
    public static GitEnvironment ReadEnvironment() => GitEnvironment.Read(Environment.GetEnvironmentVariable);

    /// <summary>The variables hold for the repository whose hook this is, also when the hook names it by path, and for no other.</summary>
    private static GitRepository Prefer(GitRepository named)
    {
        if (!Array.Exists(Variables, v => !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(v))))
        {
            return named;
        }

        var current = GitRepository.Discover(CurrentFolder, ReadEnvironment());
        var (chosen, other) = current?.GitDirectory == named.GitDirectory ? (current, named) : (named, current);
        other?.Dispose();
        return chosen;
    }
}

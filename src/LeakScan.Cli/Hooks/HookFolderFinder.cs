namespace LeakScan.Cli.Hooks;

/// <summary>Finds out from which folder git runs the hooks of a repository, or of all repositories of a user.</summary>
internal static class HookFolderFinder
{
    private const string Setting = "core.hooksPath";

    /// <summary>The folder of a repository: its own, or the one that its settings name.</summary>
    /// <exception cref="UsageException">There is no repository, or the folder belongs to something else.</exception>
    public static HookFolder OfRepository(string repository)
    {
        if (!Directory.Exists(repository))
        {
            throw new UsageException($"'{repository}' is no folder; name one in a git repository");
        }

        // Relative to the folder in which git was asked.
        var path = GitProgram.Ask(repository, "rev-parse", "--git-path", "hooks")
            ?? throw new UsageException($"'{Path.GetFullPath(repository)}' is not in a git repository, or git does not open it ('git status' there says why); name a folder of one with --repo, or use --global");
        path = Path.GetFullPath(path, Path.GetFullPath(repository));
        var scope = GitProgram.Ask(repository, "config", "--show-scope", "--get", Setting)?.Split('\t')[0];
        if (scope is "global" or "system")
        {
            throw new UsageException($"{Setting} in your {(scope == "global" ? "own" : "system's")} git settings makes git run all hooks from '{path}'; use --global to install there");
        }

        return path.Replace('\\', '/').EndsWith("/.husky/_", StringComparison.Ordinal)
            ? throw new UsageException("the hooks of this repository belong to Husky, which writes them anew; add the line 'leakscan hook run pre-commit' to .husky/pre-commit")
            : new HookFolder(path, forAll: false);
    }

    /// <summary>The folder that git looks in for every repository of the user; null when it looks in each repository's own.</summary>
    public static HookFolder? OfUser()
    {
        var path = GitProgram.Ask(Path.GetTempPath(), "config", "--global", "--type=path", "--get", Setting);
        return path is null ? null : new HookFolder(Path.GetFullPath(path), forAll: IsOurs(path));
    }

    /// <summary>Makes git look for every repository of the user in a folder of LeakScan's own, where it does not look in another already.</summary>
    public static HookFolder CreateForUser()
    {
        if (OfUser() is { } existing)
        {
            return existing;
        }

        var folder = new HookFolder(OwnPath(), forAll: true);
        Directory.CreateDirectory(folder.Path);
        return GitProgram.Ask(Path.GetTempPath(), "config", "--global", Setting, folder.Path) is not null
            ? folder
            : throw new UsageException($"git cannot set {Setting} in your own settings; see whether 'git config --global --list' works");
    }

    /// <summary>Makes git look in each repository again, if it looks in LeakScan's own folder and nothing is left there.</summary>
    public static void ForgetIfEmpty(HookFolder folder)
    {
        if (IsOurs(folder.Path) && !Directory.EnumerateFileSystemEntries(folder.Path).Any())
        {
            GitProgram.Ask(Path.GetTempPath(), "config", "--global", "--unset", Setting);
            Directory.Delete(folder.Path);
        }
    }

    private static bool IsOurs(string path) => Path.GetFullPath(path) == OwnPath();

    private static string OwnPath()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile);
        var configuration = Environment.GetEnvironmentVariable("XDG_CONFIG_HOME") is { Length: > 0 } named ? named : Path.Combine(home, ".config");
        return Path.GetFullPath(Path.Combine(configuration, "leakscan", "hooks"));
    }
}

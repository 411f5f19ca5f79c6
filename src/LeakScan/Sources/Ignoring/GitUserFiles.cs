namespace LeakScan.Sources.Ignoring;

/// <summary>
/// Where the user of this machine keeps settings for git, which decide what more is ignored. Known only to the program, because they follow from its
/// environment; a scan that is not told of them follows the repository's own settings alone. Immutable.
/// </summary>
internal sealed record GitUserFiles
{
    /// <summary>No user: what a repository says itself.</summary>
    public static GitUserFiles None { get; } = new();

    /// <summary>Configuration files, the weightiest last. They need not exist.</summary>
    public IReadOnlyList<string> Configurations { get; init; } = [];

    /// <summary>The home folder, for which "~" stands; null when there is none.</summary>
    public string? Home { get; init; }

    /// <summary>The ignore file that counts when no setting names one; null when there is none.</summary>
    public string? DefaultExcludes { get; init; }

    /// <summary>Follows the environment as git does: https://git-scm.com/docs/git-config#FILES</summary>
    /// <param name="variable">Gives the value of an environment variable; null when it is not set.</param>
    public static GitUserFiles Read(Func<string, string?> variable)
    {
        var home = Value("HOME") ?? Value("USERPROFILE");
        var settings = Value("XDG_CONFIG_HOME") ?? (home is null ? null : Path.Join(home, ".config"));
        var files = new List<string>();
        if (Value("GIT_CONFIG_NOSYSTEM") is null or "0" or "false" or "no" or "off")
        {
            files.Add(Value("GIT_CONFIG_SYSTEM") ?? "/etc/gitconfig");
        }

        if (variable("GIT_CONFIG_GLOBAL") is { } global)
        {
            files.Add(global);
        }
        else
        {
            files.AddRange(settings is null ? [] : [Path.Join(settings, "git", "config")]);
            files.AddRange(home is null ? [] : [Path.Join(home, ".gitconfig")]);
        }

        files.RemoveAll(string.IsNullOrEmpty);
        return new GitUserFiles { Configurations = files, Home = home, DefaultExcludes = settings is null ? null : Path.Join(settings, "git", "ignore") };

        string? Value(string name) => variable(name) is { Length: > 0 } value ? value : null;
    }
}

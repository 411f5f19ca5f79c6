using LeakScan.Git;

namespace LeakScan.Sources.Ignoring;

/// <summary>The settings of a repository on which its ignore rules depend, the user's included.</summary>
/// <param name="ExcludesFile">An ignore file for all repositories; null when there is none.</param>
/// <param name="IgnoreCase">Whether patterns match letters of either case.</param>
/// <param name="IdLength">Bytes of an object id in the index.</param>
internal sealed record IgnoreSettings(string? ExcludesFile, bool IgnoreCase, int IdLength)
{
    /// <summary>Git's own limit for files that include one another.</summary>
    private const int MaxIncludes = 10;

    /// <summary>Reads the settings; files that cannot be read say nothing. Of included files only those without condition are followed.</summary>
    public static IgnoreSettings Read(WorkTree workTree, GitUserFiles user)
    {
        var config = new RepositoryConfig();
        foreach (var file in user.Configurations)
        {
            Load(config, file, user, depth: 0);
        }

        Load(config, Path.Join(workTree.CommonDirectory, "config"), user, depth: 0);
        if (config.GetBool("extensions.worktreeconfig") == true)
        {
            Load(config, Path.Join(workTree.GitDirectory, "config.worktree"), user, depth: 0);
        }

        var excludes = config.Get("core.excludesfile");
        return new IgnoreSettings(
            excludes is null ? user.DefaultExcludes : Expand(excludes, workTree.Root, user),
            config.GetBool("core.ignorecase") ?? false,
            string.Equals(config.Get("extensions.objectformat"), "sha256", StringComparison.OrdinalIgnoreCase) ? 32 : ObjectId.Size);
    }

    private static void Load(RepositoryConfig config, string file, GitUserFiles user, int depth)
    {
        var included = config.All("include.path").Count;
        try
        {
            config.Load(file);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return;
        }

        foreach (var path in depth < MaxIncludes ? config.All("include.path").Skip(included).ToList() : [])
        {
            if (Expand(path, Path.GetDirectoryName(Path.GetFullPath(file))!, user) is { } next)
            {
                Load(config, next, user, depth + 1);
            }
        }
    }

    /// <summary>A path of a setting: "~/" is the home folder, and what is relative counts from a folder.</summary>
    private static string? Expand(string path, string folder, GitUserFiles user) => path switch
    {
        "" => null,
        ['~', '/', .. var rest] => user.Home is null ? null : Path.Join(user.Home, rest),
        _ => Path.GetFullPath(path, folder),
    };
}

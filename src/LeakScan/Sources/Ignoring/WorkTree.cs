using LeakScan.Git;

namespace LeakScan.Sources.Ignoring;

/// <summary>A git work tree, as far as ignore rules need it. Found without opening the repository, which would cost more than a small scan.</summary>
/// <param name="Root">Absolute path of its root folder.</param>
/// <param name="GitDirectory">Its own git directory: index, and HEAD.</param>
/// <param name="CommonDirectory">The git directory that all work trees of the repository share: configuration and info/exclude.</param>
internal sealed record WorkTree(string Root, string GitDirectory, string CommonDirectory)
{
    private const string GitFilePrefix = "gitdir:";

    /// <summary>The work tree that a folder is in, searched upwards; null when there is none.</summary>
    public static WorkTree? Find(string folder)
    {
        for (var path = folder; path is not null; path = Path.GetDirectoryName(path))
        {
            if (At(path) is { } workTree)
            {
                return workTree;
            }
        }

        return null;
    }

    /// <summary>The work tree whose root a folder is; null when it is none.</summary>
    public static WorkTree? At(string folder)
    {
        try
        {
            var git = Path.Join(folder, ".git");
            if (File.Exists(git))
            {
                // A linked work tree or a submodule: https://git-scm.com/docs/gitrepository-layout
                var text = RegularFile.ReadAllText(git);
                if (!text.StartsWith(GitFilePrefix, StringComparison.Ordinal))
                {
                    return null;
                }

                git = Path.GetFullPath(text[GitFilePrefix.Length..].Trim(), folder);
            }

            if (!File.Exists(Path.Join(git, "HEAD")) && !Directory.Exists(Path.Join(git, "objects")))
            {
                return null;
            }

            var common = Path.Join(git, "commondir");
            return new WorkTree(folder, git, File.Exists(common) ? Path.GetFullPath(RegularFile.ReadAllText(common).Trim(), git) : git);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }
}

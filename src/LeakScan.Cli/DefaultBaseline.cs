using LeakScan.Git;

namespace LeakScan.Cli;

/// <summary>The baseline that nobody gave another name: at the root of a repository it holds for all that is scanned there.</summary>
internal static class DefaultBaseline
{
    /// <summary>Its name.</summary>
    public const string Name = ".leakscan.baseline";

    /// <summary>Where it stands in a repository, whether or not it is there; null without a work tree.</summary>
    public static string? In(GitRepository? repository) => repository?.WorkTree is { } root ? Path.GetRelativePath(".", Path.Combine(root, Name)) : null;
}

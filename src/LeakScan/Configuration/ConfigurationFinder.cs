using LeakScan.Sources.Ignoring;

namespace LeakScan.Configuration;

/// <summary>
/// Finds the configuration that holds for a place: in its folder or the nearest above it, up to the root of its repository. What lies above a repository
/// belongs to somebody else, who must not be able to switch rules off in it.
/// </summary>
internal static class ConfigurationFinder
{
    /// <summary>The name of a configuration.</summary>
    public const string FileName = ".leakscan.yml";

    // The other usual extension of YAML files: somebody who chose it means it.
    private static readonly string[] Names = [FileName, ".leakscan.yaml"];

    /// <summary>The file's absolute path; null when there is none.</summary>
    /// <param name="place">A file or folder, which need not exist.</param>
    public static string? Find(string place)
    {
        var start = Path.GetFullPath(place);
        var root = WorkTree.Find(start)?.Root;
        for (var folder = start; folder is not null; folder = folder == root ? null : Path.GetDirectoryName(folder))
        {
            if (In(folder) is { } file)
            {
                return file;
            }
        }

        return null;
    }

    /// <summary>What has the name of a configuration in a folder, and should be one; null when there is nothing.</summary>
    public static string? In(string folder) => Names.Select(name => Path.Combine(folder, name)).FirstOrDefault(Path.Exists);
}

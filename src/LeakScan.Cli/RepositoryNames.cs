namespace LeakScan.Cli;

/// <summary>What a report of several repositories calls them: their paths as the user gave them, without the folders that all of them stand in.</summary>
internal static class RepositoryNames
{
    /// <summary>The names of repositories, '/'-separated and distinct.</summary>
    /// <param name="paths">Two or more distinct paths, none of which ends in a separator.</param>
    public static IReadOnlyList<(string Name, string Path)> Of(IReadOnlyList<string> paths)
    {
        List<string[]> parts = [.. paths.Select(p => p.Replace(Path.DirectorySeparatorChar, '/').Split('/'))];
        var shared = 0;
        while (parts.TrueForAll(p => p.Length > shared + 1 && p[shared] == parts[0][shared]))
        {
            shared++;
        }

        return [.. paths.Select((path, i) => (string.Join('/', parts[i][shared..]), path))];
    }
}

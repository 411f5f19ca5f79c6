namespace LeakScan.Benchmarks.Costs;

/// <summary>The text files of a folder in memory, so that only scanning is measured.</summary>
internal static class FolderContents
{
    /// <summary>Reads files in order of their paths up to a sum of bytes.</summary>
    public static List<byte[]> Read(string folder, long mostBytes)
    {
        var contents = new List<byte[]>();
        foreach (var path in Paths(folder))
        {
            var content = File.ReadAllBytes(path);
            if (!content.AsSpan(0, Math.Min(content.Length, 8192)).Contains((byte)0) && (mostBytes -= content.Length) > 0)
            {
                contents.Add(content);
            }
        }

        return contents;
    }

    /// <summary>All files, in order.</summary>
    public static IEnumerable<string> Paths(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint }).Order(StringComparer.Ordinal);
}

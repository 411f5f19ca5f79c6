namespace LeakScan.Benchmarks.Prefiltering;

/// <summary>Text files of a folder, spread evenly over it, in slices of about a megabyte.</summary>
internal static class Corpus
{
    private const int SliceLength = 1_000_000;
    private const int BinaryTestLength = 8192;

    /// <summary>Reads up to <paramref name="megabytes"/> MB.</summary>
    public static List<List<byte[]>> Read(string folder, int megabytes)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
        var paths = Directory.GetFiles(folder, "*", options);
        Array.Sort(paths, StringComparer.Ordinal);

        // The same random order for the same folder.
        new Random(1).Shuffle(paths);
        var slices = new List<List<byte[]>> { new() };
        var length = 0;
        foreach (var path in paths)
        {
            var content = File.ReadAllBytes(path);
            if (content.AsSpan(0, Math.Min(content.Length, BinaryTestLength)).Contains((byte)0))
            {
                continue;
            }

            slices[^1].Add(content);
            length += content.Length;
            if (length >= SliceLength)
            {
                if (slices.Count == megabytes)
                {
                    break;
                }

                slices.Add([]);
                length = 0;
            }
        }

        return slices;
    }
}

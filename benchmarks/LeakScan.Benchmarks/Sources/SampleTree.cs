namespace LeakScan.Benchmarks.Sources;

/// <summary>A temporary tree of small text files, as source trees have them: 50 files of 60 bytes to 5 KB in each folder.</summary>
internal static class SampleTree
{
    /// <summary>Makes a tree and returns its path, to be deleted by the caller.</summary>
    public static string Create(int files)
    {
        var root = Directory.CreateTempSubdirectory("leakscan-tree-").FullName;
        var random = new Random(1);
        var line = "static int do_something(struct foo *bar, const char *name)\n"u8.ToArray();
        for (var i = 0; i < files; i++)
        {
            var folder = Path.Join(root, $"dir{i / 1000}", $"sub{i / 50 % 20}");
            Directory.CreateDirectory(folder);
            using var file = File.Create(Path.Join(folder, $"file_{i}.c"));
            for (var lines = random.Next(1, 80); lines > 0; lines--)
            {
                file.Write(line);
            }
        }

        return root;
    }
}

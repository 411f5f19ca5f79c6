using LeakScan.Prefiltering;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Benchmarks.Costs;

/// <summary>
/// What a walk over a folder allocates when everything is warm, on one thread: reading alone, and reading and scanning. The last columns are of what a copy of the
/// folder adds when it is walked too: buffers are made once in a walk, so that is the price of files. What is found has to become objects; so matches are counted beside.
/// </summary>
internal static class Allocations
{
    /// <summary>Measures and prints.</summary>
    public static int Run(string folder)
    {
        var copy = Directory.CreateTempSubdirectory();
        try
        {
            foreach (var path in FolderContents.Paths(folder))
            {
                var target = Path.Combine(copy.FullName, Path.GetRelativePath(folder, path));
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(path, target);
            }

            Measure(folder, copy.FullName);
            return 0;
        }
        finally
        {
            copy.Delete(recursive: true);
        }
    }

    private static void Measure(string folder, string copy)
    {
        var pack = RulePack.BuiltIn;
        var prefilter = Prefilter.Create(PrefilterTables.Build(pack.Index.Keywords, BuiltInTables.Read()));
        var counter = new ScanCounter();
        Console.WriteLine("             allocated    files     MB  matches   a further file   a further MB  further matches");
        foreach (var scans in (bool[])[false, true])
        {
            IContentSink sink = scans
                ? new ContentSink(pack, new ContentScanner(pack, prefilter, 2), new ScanOptions(), counter)
                : new IdleSink();
            Count([folder, copy]);
            var one = Count([folder]);
            var two = Count([folder, copy]);
            var (files, bytes) = (two.Coverage.Files - one.Coverage.Files, two.Coverage.Bytes - one.Coverage.Bytes);
            Console.WriteLine(FormattableString.Invariant(
                $"{(scans ? "with scan" : "reading"),-11} {one.Allocated,10} {one.Coverage.Files,8} {one.Coverage.Bytes / 1e6,6:F0} {one.Matches,8} {(two.Allocated - one.Allocated) / (double)files,16:F1} {(two.Allocated - one.Allocated) / (bytes / 1e6),14:F0} {two.Matches - one.Matches,16}"));

            (long Allocated, Coverage Coverage, long Matches) Count(string[] folders)
            {
                var matches = counter.Progress.Matches;
                var start = GC.GetTotalAllocatedBytes(precise: true);
                var coverage = Read(folders, () => sink);
                return (GC.GetTotalAllocatedBytes(precise: true) - start, coverage, counter.Progress.Matches - matches);
            }
        }
    }

    private static Coverage Read(string[] folders, Func<IContentSink> create)
    {
        var coverage = new Coverage();
        new FileTreeSource(folders, new FileTreeOptions { NoIgnore = true }).Read(new SourceContext(1, create, coverage, CancellationToken.None));
        return coverage;
    }

    private sealed class IdleSink : IContentSink
    {
        public int Reach => 1 << 16;

        public bool IsClean(in Content content) => true;

        public void Accept(SourceItem item, in Content content)
        {
        }
    }
}

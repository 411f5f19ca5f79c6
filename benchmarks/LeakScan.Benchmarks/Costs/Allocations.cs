using LeakScan.Prefiltering;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Benchmarks.Costs;

/// <summary>
/// What a walk over a folder allocates when everything is warm, on one thread: reading alone, and reading and scanning. What is found has to become objects; so
/// matches are counted beside.
/// </summary>
internal static class Allocations
{
    /// <summary>Measures and prints.</summary>
    public static int Run(string folder)
    {
        var pack = RulePack.BuiltIn;
        var prefilter = Prefilter.Create(PrefilterTables.Build(pack.Index.Keywords, BuiltInTables.Read()));
        var counter = new ScanCounter();
        Console.WriteLine("            bytes a file  bytes a MB   allocated    files     MB  matches kept");
        foreach (var scans in (bool[])[false, true])
        {
            var sinks = new List<IContentSink>();
            Read(folder, () => Create(scans));
            var before = counter.Progress.Matches;
            var start = GC.GetTotalAllocatedBytes(precise: true);
            var coverage = Read(folder, () => Create(scans));
            var allocated = GC.GetTotalAllocatedBytes(precise: true) - start;
            Console.WriteLine(FormattableString.Invariant(
                $"{(scans ? "with scan" : "reading"),-11} {allocated / (double)coverage.Files,12:F0} {allocated / (coverage.Bytes / 1e6),11:F0} {allocated,11} {coverage.Files,8} {coverage.Bytes / 1e6,6:F0} {counter.Progress.Matches - before,8}"));
            GC.KeepAlive(sinks);

            // The second walk uses the sink of the first: its buffers are a price paid once.
            IContentSink Create(bool scanning)
            {
                if (sinks.Count == 0)
                {
                    var scanner = new ContentScanner(pack, prefilter, 2);
                    sinks.Add(scanning ? new ContentSink(pack, scanner, new ScanOptions(), counter) : new IdleSink());
                }

                return sinks[0];
            }
        }

        return 0;
    }

    private static Coverage Read(string folder, Func<IContentSink> create)
    {
        var coverage = new Coverage();
        new FileTreeSource([folder], new FileTreeOptions { NoIgnore = true }).Read(new SourceContext(1, create, coverage, CancellationToken.None));
        return coverage;
    }

    private sealed class IdleSink : IContentSink
    {
        public int Reach => 1 << 16;

        public void Accept(SourceItem item, in Content content)
        {
        }
    }
}

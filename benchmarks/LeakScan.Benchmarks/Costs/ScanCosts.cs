using System.Diagnostics;
using LeakScan.Git;
using LeakScan.Pieces;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Benchmarks.Costs;

/// <summary>
/// Says where the time of a scan goes, on one thread: stages, the keywords that cost most, and, for a history, how many bytes are new under halos of several widths.
/// </summary>
internal static class ScanCosts
{
    private const int Listed = 40;

    /// <summary>Scans a bare repository's history or a folder, and prints.</summary>
    public static int Run(string path)
    {
        Halo[] halos = [new(256, 640), new(128, 320), new(64, 128)];
        if (!Directory.Exists(Path.Combine(path, "objects")))
        {
            var sink = new CostSink(RulePack.BuiltIn, []) { WholeOnly = true };
            new FileTreeSource([path]).Read(new SourceContext(1, () => sink, new Coverage(), CancellationToken.None));
            Print(sink);
            return 0;
        }

        using var repository = GitRepository.Open(path);
        using var reader = repository.OpenHistory(HistorySelection.All);
        var historySink = new CostSink(RulePack.BuiltIn, halos);
        new HistorySource(reader, HistorySelection.All).Read(new SourceContext(1, () => historySink, new Coverage(), CancellationToken.None));
        Print(historySink);
        return 0;
    }

    private static void Print(CostSink sink)
    {
        Write($"{sink.Bytes / 1e6:F0} MB in {sink.Pieces} pieces; cutting and hashing {Seconds(sink.HashTicks):F2} s; prefilter {Seconds(sink.PrefilterTicks):F2} s");
        for (var i = 0; i < sink.Halos.Length && sink.Pieces > 0; i++)
        {
            Write($"  halo {sink.Halos[i].Before,4} + {sink.Halos[i].Behind,4}: {sink.NewBytes[i] / 1e6:F0} MB new");
        }

        var scanned = (sink.Pieces > 0 ? sink.NewBytes[0] : sink.Bytes) / 1e6;
        Print("candidates", sink.Costs, scanned);
        Print("far candidates, judged in every content", sink.FarCosts, scanned);
    }

    private static void Print(string name, KeywordCost[] costs, double megabytes)
    {
        Write($"{name}: {costs.Sum(c => c.Candidates)} ({costs.Sum(c => c.Candidates) / megabytes:F0} a MB), {costs.Sum(c => c.Attempts)} attempts, {Seconds(costs.Sum(c => c.Ticks)):F2} s");
        foreach (var cost in costs.Where(c => c.Attempts > 0).OrderByDescending(c => c.Ticks).Take(Listed))
        {
            Write($"  {cost.Keyword,-24} {cost.Candidates / megabytes,8:F1} a MB {cost.Attempts,9} attempts {1e9 * Seconds(cost.Ticks) / cost.Attempts,7:F0} ns {1e3 * Seconds(cost.Ticks),7:F0} ms {cost.Matches,8} matches");
        }
    }

    private static double Seconds(long ticks) => (double)ticks / Stopwatch.Frequency;

    private static void Write(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}

using System.Collections.Concurrent;
using System.Diagnostics;
using LeakScan.Git;
using LeakScan.Pieces;
using LeakScan.Prefiltering;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Benchmarks.Exactness;

/// <summary>Compares, on a real history and with the built-in rules, scanning each distinct piece once with scanning every object whole.</summary>
internal static class ExactnessCheck
{
    private const int Workers = 2;
    private const int Listed = 20;

    /// <summary>Compares and prints a row of a Markdown table. Returns 1 when there is a difference.</summary>
    /// <param name="path">A repository.</param>
    /// <param name="maxPieces">How many pieces are remembered: a small number makes the set forget all the time.</param>
    public static int Run(string path, int maxPieces)
    {
        var pack = RulePack.BuiltIn;
        var prefilter = Prefilter.Create(PrefilterTables.Build(pack.Index.Keywords, BuiltInTables.Read()));
        var (hasher, seen) = (new PieceHasher(), new SeenPieces(maxPieces));
        var sinks = new ConcurrentQueue<ExactnessSink>();
        using var repository = GitRepository.Open(path);
        using var reader = repository.OpenHistory(HistorySelection.All);
        new HistorySource(reader, HistorySelection.All).Read(new SourceContext(Workers, Create, new Coverage(), CancellationToken.None));
        var (lost, extra) = (sinks.SelectMany(s => s.Lost).Order(StringComparer.Ordinal).ToList(), sinks.SelectMany(s => s.Extra).Order(StringComparer.Ordinal).ToList());
        Write($"| {Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(path))} | {maxPieces} | {sinks.Sum(s => s.Contents)} | {sinks.Sum(s => s.Bytes) / 1e6:F0} | {sinks.Sum(s => s.Matches)} | {lost.Count} | {extra.Count} | {Process.GetCurrentProcess().TotalProcessorTime.TotalSeconds:F1} |");
        lost.Take(Listed).ToList().ForEach(difference => Write($"lost: {difference}"));
        extra.Take(Listed).ToList().ForEach(difference => Write($"extra: {difference}"));
        return lost.Count + extra.Count == 0 ? 0 : 1;

        ExactnessSink Create()
        {
            var sink = new ExactnessSink(pack, prefilter, hasher, seen);
            sinks.Enqueue(sink);
            return sink;
        }
    }

    private static void Write(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));
}

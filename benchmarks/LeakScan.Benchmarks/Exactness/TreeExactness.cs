using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using LeakScan.Benchmarks.Costs;
using LeakScan.Findings.Locating;
using LeakScan.Pieces;
using LeakScan.Prefiltering;
using LeakScan.Reporting;
using LeakScan.Rules;
using LeakScan.Sources;
using LeakScan.Sources.Reading;

namespace LeakScan.Benchmarks.Exactness;

/// <summary>
/// Compares, on a real tree and with the built-in rules, all ways to scan it: every strategy of the prefilter and the naive one, windows of several sizes, dense
/// content by pieces or not, and whole scans on several numbers of threads by the fast and the naive paths. All must find the same at the same places.
/// </summary>
internal static class TreeExactness
{
    /// <summary>The naive ways take eight seconds for a MB, and stay out of larger trees.</summary>
    private const long MostForNaive = 4_000_000;

    /// <summary>Compares and prints a row of a Markdown table for each way. Returns 1 when there is a difference.</summary>
    public static int Run(string folder)
    {
        var pack = RulePack.BuiltIn;
        var tables = PrefilterTables.Build(pack.Index.Keywords, BuiltInTables.Read());
        string[] paths = [.. FolderContents.Paths(folder)];
        var isSmall = paths.Sum(p => new FileInfo(p).Length) <= MostForNaive;
        var outcomes = new List<string>();
        foreach (var strategy in Enum.GetValues<PrefilterStrategy>().Where(s => s != PrefilterStrategy.Auto && (s != PrefilterStrategy.Naive || isSmall) && Prefilter.IsSupported(s)))
        {
            var prefilter = Prefilter.Create(tables, strategy);
            foreach (var window in strategy == PrefilterStrategy.Naive ? (int[])[ItemReader.DefaultWindow] : [ItemReader.DefaultWindow, 300_000, 1 << 17])
            {
                foreach (var dense in (bool[])[true, false])
                {
                    var clock = Stopwatch.StartNew();
                    var (matches, digest) = Scan(paths, pack, prefilter, window, dense);
                    outcomes.Add(digest);
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {strategy} | windows of {window} | {(dense ? "dense by pieces" : "whole")} | {matches} matches | {digest[..16]} | {clock.Elapsed.TotalSeconds:F1} s |"));
                }
            }
        }

        var reports = new List<string>();
        foreach (var (workers, fast) in ((int, bool)[])[(1, true), (2, true), (8, true), .. isSmall ? ((int, bool)[])[(2, false)] : []])
        {
            var clock = Stopwatch.StartNew();
            var (findings, digest) = Report(folder, workers, fast);
            reports.Add(digest);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| report | {workers} threads | {(fast ? "fast" : "naive")} | {findings} findings | {digest[..16]} | {clock.Elapsed.TotalSeconds:F1} s |"));
        }

        return outcomes.Distinct().Count() + reports.Distinct().Count() == 2 ? 0 : 1;
    }

    private static (int Matches, string Digest) Scan(string[] paths, RulePack pack, Prefilter prefilter, int window, bool dense)
    {
        var scanner = new ContentScanner(pack, prefilter, 2);
        var sink = new ContentSink(pack, scanner, new ScanOptions(), new ScanCounter()) { Dense = dense ? new DenseScanner(scanner, new Lazy<PieceHasher>(() => new PieceHasher())) : null };
        var reader = new ItemReader(sink, window);
        foreach (var path in paths)
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
            if (reader.Begin(new StreamByteReader(stream)))
            {
                reader.Push(SourceItem.File(path), CancellationToken.None);
            }
            else
            {
                reader.PushBinary(SourceItem.File(path));
            }
        }

        sink.Flush();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var item in sink.Found)
        {
            foreach (var match in item.Matches)
            {
                hash.AppendData(Encoding.UTF8.GetBytes(Describe(pack, item.Item.Path!, match)));
            }
        }

        return (sink.Found.Sum(f => f.Matches.Count), Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    private static string Describe(RulePack pack, string path, LocatedMatch match) => string.Create(
        CultureInfo.InvariantCulture,
        $"{path} {pack.Rules[match.Placed.Match.Rule].Id} {match.Placed.Start} {match.Placed.End} {match.Placed.Match.Confidence} {match.Placed.Match.Traits} {match.Placed.Match.Checksum} {match.Place}\n");

    private static (int Findings, string Digest) Report(string folder, int workers, bool fast)
    {
        var scanner = new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = workers, Fast = fast });
        var report = scanner.Scan("scan", [new FileTreeSource([folder], new FileTreeOptions { NoIgnore = true })], null, CancellationToken.None);
        using var text = new MemoryStream();
        Reporters.Create("json", new ReportOptions()).Write(report, text);
        return (report.Findings.Count, Convert.ToHexStringLower(SHA256.HashData(text.ToArray())));
    }
}

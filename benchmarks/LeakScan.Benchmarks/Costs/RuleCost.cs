using System.Diagnostics;
using LeakScan.Filtering;
using LeakScan.Prefiltering;
using LeakScan.Rules;

namespace LeakScan.Benchmarks.Costs;

/// <summary>
/// What rules cost: the time of one thread to scan the files of a folder, in memory, with 600 of the built-in rules and with as many again. A rule that is added is the
/// mirror image of a real one: its keywords are written backwards, and 24 letters and digits stand behind, so that letters are as common as in real ones.
/// Of each megabyte the fastest of many runs counts: on a shared machine no run over everything is undisturbed.
/// </summary>
internal static class RuleCost
{
    private const int Base = 600;
    private const int Repetitions = 25;
    private const int BatchBytes = 1_000_000;
    private const int MostBytes = 200_000_000;

    /// <summary>Measures and prints; fails when twice the rules cost more than 15 % more.</summary>
    public static int Run(string folder)
    {
        var contents = FolderContents.Read(folder, MostBytes);
        var every = RulePack.BuiltIn.Rules;
        Rule[] some = [.. every.Where(r => r.Keywords.Count > 0).Take(Base)];
        var known = some.SelectMany(r => r.Keywords).ToHashSet(StringComparer.Ordinal);
        var mirrored = some.Select(r => Mirror(r, known)).OfType<Rule>().ToList();
        var (single, twice) = (Scanner(some), Scanner([.. some, .. mirrored]));
        var batches = Batch(contents);
        var (firsts, seconds) = (NoTimes(batches.Count), NoTimes(batches.Count));
        for (var i = 0; i < Repetitions; i++)
        {
            Time(single, batches, firsts);
            Time(twice, batches, seconds);
        }

        var (first, second) = (firsts.Sum(), seconds.Sum());

        var megabytes = contents.Sum(c => (long)c.Length) / 1e6;
        Console.WriteLine(FormattableString.Invariant($"{contents.Count} files, {megabytes:F0} MB"));
        Console.WriteLine(FormattableString.Invariant($"{some.Length,6} rules {megabytes / first,8:F0} MB/s"));
        Console.WriteLine(FormattableString.Invariant($"{some.Length + mirrored.Count,6} rules {megabytes / second,8:F0} MB/s, {100 * ((second / first) - 1):F1} % more time"));
        return second <= first * 1.15 ? 0 : 1;
    }

    private static Rule? Mirror(Rule rule, HashSet<string> known)
    {
        var keyword = new string([.. rule.Keywords[0].Reverse()]);
        return keyword.Length < 4 || !known.Add(keyword)
            ? null
            : rule with
            {
                Id = "mirrored-" + rule.Id,
                Detector = DetectorKind.Pattern,
                Keywords = [keyword],
                Pattern = $"(?i:{string.Concat(keyword.Select(c => char.IsAsciiLetterOrDigit(c) || c == '_' ? $"{c}" : $"\\x{(int)c:x2}"))})[A-Za-z0-9]{{24}}",
                Distance = 0,
                Requires = [],
                Checksum = null,
            };
    }

    private static ContentScanner Scanner(Rule[] rules)
    {
        var pack = RulePack.Compile(rules);
        return new ContentScanner(pack, Prefilter.Create(PrefilterTables.Build(pack.Index.Keywords, BuiltInTables.Read())), 2);
    }

    private static double[] NoTimes(int count)
    {
        var times = new double[count];
        Array.Fill(times, double.MaxValue);
        return times;
    }

    private static List<List<byte[]>> Batch(List<byte[]> contents)
    {
        var batches = new List<List<byte[]>> { new() };
        var bytes = 0;
        foreach (var content in contents)
        {
            if (bytes >= BatchBytes)
            {
                batches.Add([]);
                bytes = 0;
            }

            batches[^1].Add(content);
            bytes += content.Length;
        }

        return batches;
    }

    /// <summary>Scans every batch once and lowers its time, in seconds, to what it took.</summary>
    private static void Time(ContentScanner scanner, List<List<byte[]>> batches, double[] times)
    {
        var matches = new List<PlacedMatch>();
        for (var i = 0; i < batches.Count; i++)
        {
            var start = Stopwatch.GetTimestamp();
            foreach (var content in batches[i])
            {
                matches.Clear();
                scanner.Scan(content, 0, content.Length, matches);
            }

            times[i] = Math.Min(times[i], Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
    }
}

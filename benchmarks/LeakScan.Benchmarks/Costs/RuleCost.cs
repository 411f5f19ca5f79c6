using LeakScan.Filtering;
using LeakScan.Prefiltering;
using LeakScan.Rules;

namespace LeakScan.Benchmarks.Costs;

/// <summary>
/// What rules cost: the time of one thread to scan the files of a folder, in memory, with 600 of the built-in rules and with as many again. A rule that is added is the
/// mirror image of a real one: its keywords are written backwards, and 24 letters and digits stand behind, so that letters are as common as in real ones.
/// </summary>
internal static class RuleCost
{
    private const int Base = 600;
    private const int Repetitions = 7;
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
        var (first, second) = (double.MaxValue, double.MaxValue);
        for (var i = 0; i < Repetitions; i++)
        {
            first = Math.Min(first, Time(single, contents));
            second = Math.Min(second, Time(twice, contents));
        }

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

    /// <summary>In seconds of the processor.</summary>
    private static double Time(ContentScanner scanner, List<byte[]> contents)
    {
        var matches = new List<PlacedMatch>();
        var start = Environment.CpuUsage.TotalTime;
        foreach (var content in contents)
        {
            matches.Clear();
            scanner.Scan(content, 0, content.Length, matches);
        }

        return (Environment.CpuUsage.TotalTime - start).TotalSeconds;
    }
}

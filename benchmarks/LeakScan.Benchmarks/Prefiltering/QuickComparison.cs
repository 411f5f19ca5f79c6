using System.Diagnostics;
using LeakScan.Prefiltering;
using LeakScan.Prefiltering.Planning;

namespace LeakScan.Benchmarks.Prefiltering;

/// <summary>
/// Compares the strategies in a quarter of a minute, also on a machine that does other things meanwhile: every strategy scans each slice in turn,
/// several times, and the best time of each slice counts. The measure to trust is the ratio to counting line feeds, which runs in between.
/// </summary>
internal static class QuickComparison
{
    private const int Megabytes = 16;
    private const int Repetitions = 15;
    private const int NaiveLength = 20_000;

    /// <summary>Measures and prints.</summary>
    public static int Run(string folder, KeywordSet given)
    {
        var corpus = Corpus.Read(folder, Megabytes);
        Console.WriteLine(FormattableString.Invariant($"{corpus.Sum(s => s.Count)} files, {corpus.Sum(Length) / 1e6:F1} MB, one thread, best of {Repetitions} for each MB"));
        foreach (var set in new[] { given.Curate(corpus), given })
        {
            var watch = Stopwatch.StartNew();
            var built = PrefilterTables.Build(set.Keywords);
            _ = Prefilter.Create(built);
            var buildTime = watch.Elapsed;
            watch.Restart();
            var planned = PrefilterPlanner.Plan(set.Keywords);
            _ = (planned.NibblePlacements.Length, planned.PairPlacements.Length);
            Console.WriteLine(FormattableString.Invariant(
                $"\n{set.Name}: {set.Keywords.Length} keywords; placed at run time in {buildTime.TotalMilliseconds:F0} ms, when compiled in {watch.ElapsedMilliseconds} ms"));
            Compare(corpus, built, planned);
        }

        return 0;
    }

    private static void Compare(List<List<byte[]>> corpus, PrefilterTables built, PrefilterTables planned)
    {
        var candidates = new List<Candidate>();
        var subjects = new List<(string Name, Action<byte[]> Scan)> { ("span.Count('\\n')", content => content.AsSpan().Count((byte)'\n')) };
        foreach (var strategy in Enum.GetValues<PrefilterStrategy>().Where(s => s != PrefilterStrategy.Auto && Prefilter.IsSupported(s)))
        {
            Add(strategy.ToString(), Prefilter.Create(planned, strategy));
        }

        Add("Auto, placed at run time", Prefilter.Create(built));
        var best = new double[subjects.Count, corpus.Count];
        var naive = subjects.FindIndex(s => s.Name == nameof(PrefilterStrategy.Naive));
        for (var repetition = 0; repetition < Repetitions; repetition++)
        {
            for (var slice = 0; slice < corpus.Count; slice++)
            {
                for (var subject = 0; subject < subjects.Count; subject++)
                {
                    if (subject != naive)
                    {
                        var time = Time(subjects[subject].Scan, corpus[slice]);
                        best[subject, slice] = repetition == 0 ? time : Math.Min(best[subject, slice], time);
                    }
                }
            }
        }

        var sample = corpus[0].First(content => content.Length > NaiveLength)[..NaiveLength];
        var speeds = subjects.Select((_, s) => corpus.Sum(Length) / Enumerable.Range(0, corpus.Count).Sum(slice => best[s, slice]) / 1e9).ToArray();
        speeds[naive] = NaiveLength / Time(subjects[naive].Scan, [sample]) / 1e9;
        candidates.Clear();
        corpus.ForEach(slice => slice.ForEach(content => subjects[^1].Scan(content)));
        Console.WriteLine($"{candidates.Count / (corpus.Sum(Length) / 1e6):F0} candidates in a MB");
        var scalar = subjects.FindIndex(s => s.Name == nameof(PrefilterStrategy.Scalar));
        for (var subject = 0; subject < subjects.Count; subject++)
        {
            Console.WriteLine(FormattableString.Invariant(
                $"  {subjects[subject].Name,-25} {speeds[subject],8:F4} GB/s  {speeds[subject] / speeds[0],7:P1} of counting lines, {speeds[subject] / speeds[scalar],6:F2} x scalar, {speeds[subject] / speeds[naive],7:F0} x naive"));
        }

        void Add(string name, Prefilter prefilter) => subjects.Add((name, content => prefilter.Find(content, 0, content.Length, candidates)));

        double Time(Action<byte[]> scan, List<byte[]> contents)
        {
            candidates.Clear();
            var start = Stopwatch.GetTimestamp();
            contents.ForEach(scan);
            return Stopwatch.GetElapsedTime(start).TotalSeconds;
        }
    }

    private static long Length(List<byte[]> slice) => slice.Sum(content => (long)content.Length);
}

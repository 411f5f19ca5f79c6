using LeakScan.Detection;
using LeakScan.Detection.Patterns;
using LeakScan.Prefiltering;
using LeakScan.Rules;

namespace LeakScan.Explaining;

/// <summary>
/// Measures what a pattern costs on a megabyte made to hurt it, in steps of the matcher for each byte: a cost that does not depend on the machine. What an
/// attempt looks at ends where its longest match would; so where that is near, a text that repeats itself costs the same for each repetition, and some
/// thousand bytes tell what the megabyte would. Only where a match may be long, or has no end, the megabyte itself is gone through.
/// </summary>
internal sealed class StepMeter
{
    /// <summary>What a byte may cost.</summary>
    public const double MostForAByte = 400;

    private const int Megabyte = 1 << 20;
    private const int LongestNear = 4096;
    private const int LeastStretch = 4096;

    private static readonly Lazy<PrefilterTables?> Known = new(BuiltInTables.Read);

    private readonly Rule _rule;
    private readonly RulePack _pack;
    private readonly Prefilter _prefilter;
    private readonly int _longestNear;

    /// <param name="rule">A rule with a pattern and keywords.</param>
    /// <param name="longestNear">How far from a keyword an attempt may look whose cost is told from some thousand bytes.</param>
    public StepMeter(Rule rule, int longestNear = LongestNear)
    {
        _rule = rule;
        _longestNear = longestNear;
        _pack = RulePack.Compile([rule]);
        _prefilter = Prefilter.Create(PrefilterTables.Build(_pack.Index.Keywords, Known.Value));
    }

    /// <summary>Steps for a byte of a megabyte of the text that hurts most; of a pattern that costs far too much, so many as it took to see that.</summary>
    public double Measure()
    {
        var most = 0.0;
        foreach (var text in HostileTexts.For(_rule, _pack.Programs[0]!))
        {
            most = Math.Max(most, Measure(text));
            if (most > MostForAByte)
            {
                break;
            }
        }

        return most;
    }

    private double Measure(HostileText text)
    {
        var detector = CreateDetector();
        var reach = detector.ReachBefore + detector.ReachBehind;
        if (reach > _longestNear)
        {
            return Count(detector, text.Take(Megabyte)) / (double)Megabyte;
        }

        // What the ends of a text cost is in both counts.
        var repetitions = (LeastStretch / text.Unit.Length) + 1;
        var ends = text.Unit.Length * ((reach / text.Unit.Length) + 2);
        var stretch = text.Unit.Length * repetitions;
        return (Count(CreateDetector(), text.Take(ends + stretch)) - Count(detector, text.Take(ends))) / (double)stretch;
    }

    private PatternDetector CreateDetector() => new(_pack.Programs, _pack.Index) { LooksForRuns = false };

    private long Count(PatternDetector detector, byte[] text)
    {
        var candidates = new List<Candidate>();
        var matches = new List<RawMatch>();
        _prefilter.Find(text, 0, text.Length, candidates);
        foreach (var candidate in candidates)
        {
            foreach (var anchor in _pack.Index.Anchors[candidate.Keyword])
            {
                detector.Detect(text, candidate.Position, anchor, matches);
            }

            matches.Clear();
            if (detector.Steps > 2 * MostForAByte * Megabyte)
            {
                break;
            }
        }

        return detector.Steps;
    }
}

using System.Diagnostics;
using LeakScan.Detection;
using LeakScan.Explaining;
using LeakScan.Prefiltering;
using LeakScan.Rules;

namespace LeakScan.Cli.Proving;

/// <summary>
/// Measures what each pattern costs on a text made to hurt it: its keywords side by side, keywords before long runs of one character, and its examples cut
/// short and with their end broken, again and again. A matcher that goes back no more than once to each place cannot blow up; this shows it, and shows which
/// rules are dear.
/// </summary>
internal sealed class PatternProver(RulePack rules, int length)
{
    /// <summary>What a megabyte of such a text may cost.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly PrefilterTables? _known = BuiltInTables.Read();

    /// <summary>The rules with a pattern and the time that each takes for the text, the dearest first.</summary>
    public IReadOnlyList<RuleCost> Measure() =>
        [.. rules.Rules.Where(r => r.Pattern is not null && r.Keywords.Count > 0).Select(Measure).OrderByDescending(c => c.Time).ThenBy(c => c.Rule.Id, StringComparer.Ordinal)];

    private RuleCost Measure(Rule rule)
    {
        var pack = RulePack.Compile([rule]);
        var prefilter = Prefilter.Create(PrefilterTables.Build(pack.Index.Keywords, _known));
        var detector = DetectorFactory.Create(pack)[rule.Detector];
        var candidates = new List<Candidate>();
        var matches = new List<RawMatch>();
        var texts = HostileTexts.For(rule, length / HostileTexts.Count).ToList();
        var clock = Stopwatch.StartNew();
        foreach (var text in texts)
        {
            candidates.Clear();
            prefilter.Find(text, 0, text.Length, candidates);
            foreach (var candidate in candidates)
            {
                foreach (var anchor in pack.Index.Anchors[candidate.Keyword])
                {
                    matches.Clear();
                    detector.Detect(text, candidate.Position, anchor, matches);
                }
            }
        }

        return new RuleCost(rule, clock.Elapsed * ((1 << 20) / (double)texts.Sum(t => t.Length)));
    }
}

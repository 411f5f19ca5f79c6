using LeakScan.Detection;
using LeakScan.Detection.Patterns;
using LeakScan.Explaining;
using LeakScan.Prefiltering;
using LeakScan.Rules;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Rules;

/// <summary>
/// No pattern blows up: on texts made to hurt it each costs a bounded number of steps for each byte, however long the text. Steps are counted, not time, so
/// the machine does not matter.
/// </summary>
public sealed class RuleCostTests
{
    private const int Short = 16 << 10;
    private const int Long = 64 << 10;
    private const double MostForAByte = 400;

    private static readonly RulePack Pack = RulePack.Read(Path.Combine(RepositoryRoot.Path, "rules"));
    private static readonly PrefilterTables? Known = BuiltInTables.Read();

    public static TheoryData<string> RuleIds => [.. Pack.Rules.Where(r => r.Pattern is not null && r.Keywords.Count > 0).Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void Costs_a_bounded_number_of_steps_for_each_byte(string id)
    {
        var rule = Pack.Rules.Single(r => string.Equals(r.Id, id, StringComparison.Ordinal));

        foreach (var (few, many) in Steps(rule, Short).Zip(Steps(rule, Long)))
        {
            (many / (double)Long).Should().BeLessThan(MostForAByte);
            many.Should().BeLessThan((few * (Long / Short) * 3 / 2) + Long, "four times the text must not cost much more than four times the steps");
        }
    }

    /// <summary>The steps that each hostile text of a length costs.</summary>
    private static List<long> Steps(Rule rule, int length)
    {
        var pack = RulePack.Compile([rule]);
        var prefilter = Prefilter.Create(PrefilterTables.Build(pack.Index.Keywords, Known));
        return [.. HostileTexts.For(rule, length).Select(text => Steps(pack, prefilter, text))];
    }

    private static long Steps(RulePack pack, Prefilter prefilter, byte[] text)
    {
        var detector = (PatternDetector)DetectorFactory.Create(pack)[DetectorKind.Pattern];
        var candidates = new List<Candidate>();
        var matches = new List<RawMatch>();
        prefilter.Find(text, 0, text.Length, candidates);
        foreach (var candidate in candidates)
        {
            foreach (var anchor in pack.Index.Anchors[candidate.Keyword])
            {
                detector.Detect(text, candidate.Position, anchor, matches);
            }
        }

        return detector.Steps;
    }
}

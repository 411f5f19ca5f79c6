using System.Text;
using LeakScan.Detection;
using LeakScan.Detection.Assignments;
using LeakScan.Filtering.Values;
using LeakScan.Prefiltering;
using LeakScan.Rules;
using LeakScan.Rules.Packs;

namespace LeakScan.Tests.Detection.Assignments;

/// <summary>Runs the detectors of the generic rules over a text, without the rest of the engine.</summary>
internal static class Assigned
{
    private static readonly (string Keyword, DetectorKind Kind)[] Keywords =
    [
        .. RulePack.BuiltIn.Rules.Where(r => r.Detector is DetectorKind.Assignment or DetectorKind.UrlCredential).SelectMany(r => r.Keywords.Select(k => (KeywordText.Widen(k), r.Detector))),
    ];

    private static readonly NaivePrefilter Prefilter = new([.. Keywords.Select(k => k.Keyword)]);

    /// <summary>The raw matches, in order.</summary>
    public static List<RawMatch> Matches(byte[] content)
    {
        var candidates = new List<Candidate>();
        Prefilter.Find(content, 0, content.Length, candidates);
        var detectors = new Dictionary<DetectorKind, IDetector>
        {
            [DetectorKind.Assignment] = new AssignmentDetector(),
            [DetectorKind.UrlCredential] = new UrlCredentialDetector(),
        };
        var matches = new List<RawMatch>();
        foreach (var (position, keyword) in candidates)
        {
            detectors[Keywords[keyword].Kind].Detect(content, position, new KeywordAnchor(keyword, Keywords[keyword].Keyword.Length, 0, 0), matches);
        }

        return matches;
    }

    /// <summary>The values that the detectors read in a text, judged by nobody.</summary>
    public static IReadOnlyList<string> In(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return [.. Matches(bytes).Select(m => Encoding.UTF8.GetString(bytes.AsSpan(m.SecretStart..m.SecretEnd)))];
    }

    /// <summary>The matches that the value filter keeps, with what it says of them.</summary>
    public static IReadOnlyList<(string Value, MatchTraits Traits)> Kept(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var kept = new List<(string, MatchTraits)>();
        foreach (var raw in Matches(bytes))
        {
            var match = raw;
            var objection = AssignmentFilter.Objection(bytes, ref match);
            if (AssignmentFilter.IsCommon(bytes, raw))
            {
                objection.Should().NotBeNull("what is left out at a look would be dropped at leisure too");
            }

            if (objection is null)
            {
                kept.Add((Encoding.UTF8.GetString(bytes.AsSpan(match.SecretStart..match.SecretEnd)), match.Traits));
            }
        }

        return kept;
    }
}

using System.Text;
using LeakScan.Detection;
using LeakScan.Detection.Files;
using LeakScan.Filtering;
using LeakScan.Filtering.Paths;
using LeakScan.Findings;
using LeakScan.Findings.Locating;
using LeakScan.Prefiltering;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Explaining;

/// <summary>
/// Tells why a text leads to its findings. The outcome is that of a real scan; what each rule, filter and verifier said on the way is asked of the same
/// prefilter, detectors and judges that the scan uses, so that no explanation can differ from what is done.
/// </summary>
internal sealed class Explainer
{
    private readonly RulePack _pack;
    private readonly Scanner _scanner;
    private readonly IReadOnlyDictionary<DetectorKind, IDetector> _detectors;
    private readonly FileDetector _files;
    private readonly MatchJudge _judge;
    private readonly PathFilter _paths;
    private readonly OutcomeFinder _outcomes;

    public Explainer(RulePack pack)
    {
        _pack = pack;
        _scanner = new Scanner(pack, new ScanOptions { Workers = 1, MinConfidence = Confidence.Low });
        _detectors = DetectorFactory.Create(pack);
        _files = new FileDetector(pack);
        _judge = new MatchJudge(pack.Rules);
        _paths = new PathFilter(pack.Rules);
        _outcomes = new OutcomeFinder(pack.Rules);
    }

    /// <summary>Explains a text.</summary>
    /// <param name="text">The text, UTF-8.</param>
    /// <param name="path">The path it has, for rules and filters that ask for it; null for none.</param>
    /// <param name="line">Only what touches this line, 1-based, is explained; 0 for all.</param>
    public Explanation Explain(byte[] text, string? path, int line)
    {
        var report = _scanner.Scan("explain", [new SingleTextSource(text, path)], null, CancellationToken.None);
        var (keywords, matches) = Look(text);
        var places = PlacesOf(text, [.. keywords.Values.SelectMany(k => k.Select(c => (c.Position, c.Position))), .. matches.Select(m => (m.SecretStart, m.SecretEnd))]);
        var rules = new List<RuleExplanation>();
        for (var rule = 0; rule < _pack.Rules.Count; rule++)
        {
            var seen = keywords.GetValueOrDefault(rule, [])
                .Select(c => new SeenKeyword(_pack.Index.Keywords[c.Keyword], places[(c.Position, c.Position)].StartLine, places[(c.Position, c.Position)].StartColumn))
                .Where(k => line == 0 || k.Line == line)
                .DistinctBy(k => k.Text, StringComparer.Ordinal)
                .ToList();
            var found = matches.Where(m => m.Rule == rule).Select(m => (Match: m, Region: places[(m.SecretStart, m.SecretEnd)]))
                .Where(m => line == 0 || (m.Region.StartLine <= line && line <= m.Region.EndLine))
                .Select(m => Explain(text, path, m.Match, m.Region, report))
                .ToList();
            if (seen.Count + found.Count > 0)
            {
                rules.Add(new RuleExplanation(_pack.Rules[rule], seen, found));
            }
        }

        return new Explanation(path, line, [.. rules.OrderByDescending(r => r.Matches.Any(m => m.IsTold)).ThenByDescending(r => r.Matches.Count > 0)], report);
    }

    /// <summary>The keywords that each rule saw, and all matches.</summary>
    private (Dictionary<int, List<Candidate>> Keywords, List<RawMatch> Matches) Look(byte[] text)
    {
        var candidates = new List<Candidate>();
        Prefilter.Create(PrefilterTables.Build(_pack.Index.Keywords, BuiltInTables.Read())).Find(text, 0, text.Length, candidates);
        var keywords = new Dictionary<int, List<Candidate>>();
        var matches = new List<RawMatch>();
        foreach (var candidate in candidates)
        {
            foreach (var anchor in _pack.Index.Anchors[candidate.Keyword])
            {
                if (!keywords.TryGetValue(anchor.Rule, out var list))
                {
                    keywords[anchor.Rule] = list = [];
                }

                list.Add(candidate);
                _detectors[_pack.Rules[anchor.Rule].Detector].Detect(text, candidate.Position, anchor, matches);
            }
        }

        _files.Detect(text, matches);
        return (keywords, [.. matches.DistinctBy(m => (m.Rule, m.SecretStart, m.SecretEnd)).OrderBy(m => m.SecretStart)]);
    }

    private MatchExplanation Explain(byte[] text, string? path, RawMatch match, Region region, ScanReport report)
    {
        var steps = new List<JudgeStep>();
        var secret = new Secret(Encoding.UTF8.GetString(text.AsSpan(match.SecretStart..match.SecretEnd)));
        if (_judge.Judge(text, match, steps) is not { } judged)
        {
            return new MatchExplanation(region, secret, steps, IsTold: false, $"not told: refused by the check '{steps[^1].Check}'");
        }

        var verdict = _paths.Judge(path, judged);
        steps.Add(new JudgeStep("path", verdict.Keep, verdict.Keep ? $"{verdict.Confidence.ToString().ToLowerInvariant()} confidence there" : "does not count in such a file"));
        var (isTold, outcome) = verdict.Keep ? _outcomes.Find(_pack.Rules[match.Rule], region, report) : (false, "not told: refused by the check 'path'");
        return new MatchExplanation(region, secret, steps, isTold, outcome);
    }

    private static Dictionary<(int Start, int End), Region> PlacesOf(byte[] text, IEnumerable<(int Start, int End)> spans)
    {
        var places = new Dictionary<(int Start, int End), Region>();
        var cursor = new TextCursor(new Content(text));
        foreach (var span in spans.Distinct().Order())
        {
            cursor.MoveTo(span.Start);
            var end = cursor;
            end.MoveTo(span.End);
            places[span] = new Region(cursor.Line, cursor.Column, end.Line, end.Column);
        }

        return places;
    }
}

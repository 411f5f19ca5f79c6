using LeakScan.Findings;
using LeakScan.Findings.Locating;
using LeakScan.Rules;
using LeakScan.Sources;
using LeakScan.Sources.Encodings;

namespace LeakScan.Explaining;

/// <summary>
/// Tells why a text leads to its findings. The outcome is that of a real scan; what each rule, filter and verifier said on the way is asked of the same
/// prefilter, detectors, decoder and judges that the scan uses, so that no explanation can differ from what is done.
/// </summary>
internal sealed class Explainer
{
    private readonly RulePack _pack;
    private readonly Scanner _scanner;
    private readonly TextLooker _looker;

    public Explainer(RulePack pack)
    {
        _pack = pack;
        _scanner = new Scanner(pack, new ScanOptions { Workers = 1, MinConfidence = Confidence.Low });
        _looker = new TextLooker(pack);
    }

    /// <summary>Explains a text.</summary>
    /// <param name="text">The text, UTF-8 or any other encoding that a scan reads.</param>
    /// <param name="path">The path it has, for rules and filters that ask for it; null for none.</param>
    /// <param name="line">Only what touches this line, 1-based, is explained; 0 for all.</param>
    public Explanation Explain(byte[] text, string? path, int line)
    {
        text = TextTranscoder.ToUtf8(text);
        var report = _scanner.Scan("explain", [new SingleTextSource(text, path)], null, CancellationToken.None);
        var looked = _looker.Look(text);
        var texts = looked.All().ToList();
        var regions = RegionsOf(
            text, texts.SelectMany(t => t.Matches.Select(m => m.Span).Concat(t.Keywords.Select(k => k.Span)).Append(t.Span)));
        var outcomes = new OutcomeFinder(_pack.Rules, path, report, texts.SelectMany(t => t.Matches).Select(m => (m, regions[m.Span])));
        var told = RulesOf(looked, regions, outcomes, line);
        return new Explanation(
            path,
            line,
            OutcomeFinder.IsBinary(report),
            InOrder([.. told, .. outcomes.WholeFile().Where(_ => line <= 1)]),
            DecodedIn(looked, regions, outcomes, line),
            [.. report.Findings.Where(f => Touches(f.Region, line))],
            [.. report.Suppressed.Where(f => Touches(f.Region, line))]);
    }

    private List<RuleExplanation> RulesOf(LookedText text, Dictionary<(int Start, int End), Region> regions, OutcomeFinder outcomes, int line)
    {
        var keywords = text.Keywords
            .Select(k => (k.Rule, Seen: new SeenKeyword(k.Text, regions[k.Span].StartLine, regions[k.Span].StartColumn)))
            .Where(k => line == 0 || k.Seen.Line == line)
            .DistinctBy(k => (k.Rule, k.Seen.Text))
            .ToLookup(k => k.Rule, k => k.Seen);
        var matches = text.Matches.Where(m => Touches(regions[m.Span], line)).ToLookup(m => m.Rule, m => outcomes.Explain(m, regions[m.Span]));
        return
        [
            .. keywords.Select(k => k.Key).Union(matches.Select(m => m.Key)).Order()
                .Select(rule => new RuleExplanation(_pack.Rules[rule], [.. keywords[rule]], [.. matches[rule]], outcomes.Applies(rule))),
        ];
    }

    private List<DecodedExplanation> DecodedIn(LookedText text, Dictionary<(int Start, int End), Region> regions, OutcomeFinder outcomes, int line) =>
    [
        .. text.Decoded.Where(d => Touches(regions[d.Span], line)).Select(d => new DecodedExplanation(
            d.Encoding!, regions[d.Span], d.Length, InOrder(RulesOf(d, regions, outcomes, line)), DecodedIn(d, regions, outcomes, line))),
    ];

    private static List<RuleExplanation> InOrder(IEnumerable<RuleExplanation> rules) =>
        [.. rules.OrderByDescending(r => r.Matches.Any(m => m.IsTold)).ThenByDescending(r => r.Matches.Count > 0)];

    private static bool Touches(Region region, int line) => line == 0 || (region.StartLine <= line && line <= region.EndLine);

    private static Dictionary<(int Start, int End), Region> RegionsOf(byte[] text, IEnumerable<(int Start, int End)> spans)
    {
        var regions = new Dictionary<(int Start, int End), Region>();
        var cursor = new TextCursor(new Content(text));
        foreach (var span in spans.Distinct().Order())
        {
            cursor.MoveTo(span.Start);
            var end = cursor;
            end.MoveTo(span.End);
            regions[span] = new Region(cursor.Line, cursor.Column, end.Line, end.Column);
        }

        return regions;
    }
}

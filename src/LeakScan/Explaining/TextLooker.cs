using System.Text;
using LeakScan.Decoding;
using LeakScan.Detection;
using LeakScan.Detection.Files;
using LeakScan.Filtering;
using LeakScan.Findings;
using LeakScan.Prefiltering;
using LeakScan.Rules;
using LeakScan.Rules.Packs;
using LeakScan.Sources;

namespace LeakScan.Explaining;

/// <summary>
/// Looks at a text, and at what is hidden in it, with the prefilter, the detectors, the decoder and the judge of a scan, and keeps all that they say on the way.
/// Not for several threads.
/// </summary>
internal sealed class TextLooker
{
    private readonly RulePack _pack;
    private readonly Prefilter _prefilter;
    private readonly IReadOnlyDictionary<DetectorKind, IDetector> _detectors;
    private readonly FileDetector _files;
    private readonly MatchJudge _judge;
    private readonly ContentScanner _scanner;
    private readonly TableScanner _tables;
    private readonly List<RawMatch> _rows = [];
    private readonly SegmentReader[] _readers = [.. Enumerable.Range(0, Scanner.MaxDecodings).Select(_ => new SegmentReader())];

    public TextLooker(RulePack pack)
    {
        _pack = pack;
        _prefilter = Prefilter.Create(PrefilterTables.Build(pack.Index.Keywords, BuiltInTables.Read()));
        _detectors = DetectorFactory.Create(pack);
        _files = new FileDetector(pack);
        _judge = new MatchJudge(pack.Rules);
        _scanner = new ContentScanner(pack, _prefilter);
        _tables = new TableScanner(pack, _scanner, _rows);
    }

    /// <summary>Looks at a text.</summary>
    public LookedText Look(byte[] text) => Look(text, null, (0, text.Length), static (start, end) => (start, end), 0);

    /// <param name="text">The text.</param>
    /// <param name="encoding">How it is hidden; null when it is not.</param>
    /// <param name="span">Where it is hidden in the outermost text.</param>
    /// <param name="outer">Turns a range of the text into the range of the outermost text that hides it.</param>
    /// <param name="depth">How many encodings were taken off.</param>
    private LookedText Look(byte[] text, string? encoding, (int Start, int End) span, Func<int, int, (int Start, int End)> outer, int depth)
    {
        var candidates = new List<Candidate>();
        _prefilter.Find(text, 0, text.Length, candidates);
        var keywords = new List<LookedKeyword>();
        var matches = new List<LookedMatch>();
        var toDecode = new List<(int Start, int End)>();
        foreach (var raw in Detect(text, candidates, keywords, outer, isOutermost: depth == 0))
        {
            var steps = new List<JudgeStep>();
            var judged = _judge.Judge(text, raw, steps);
            var secret = new Secret(Encoding.UTF8.GetString(text.AsSpan(raw.SecretStart..raw.SecretEnd)));
            matches.Add(new LookedMatch(raw.Rule, outer(raw.SecretStart, raw.SecretEnd), secret, judged, steps));
            if (judged is not null && _pack.Rules[raw.Rule].Decode)
            {
                toDecode.Add((raw.SecretStart, raw.SecretEnd));
            }
        }

        var decoded = depth < Scanner.MaxDecodings ? Decode(text, candidates, toDecode, outer, depth) : [];
        return new LookedText(encoding, span, text.Length, keywords, matches, [.. decoded.DistinctBy(d => (d.Span, d.Encoding)).OrderBy(d => d.Span.Start)]);
    }

    private IEnumerable<RawMatch> Detect(
        byte[] text, List<Candidate> candidates, List<LookedKeyword> keywords, Func<int, int, (int Start, int End)> outer, bool isOutermost)
    {
        var matches = new List<RawMatch>();
        foreach (var detector in _detectors.Values)
        {
            detector.Begin();
        }

        foreach (var candidate in candidates)
        {
            foreach (var anchor in _pack.Index.Anchors[candidate.Keyword])
            {
                var keyword = _pack.Index.Keywords[candidate.Keyword];
                keywords.Add(new LookedKeyword(anchor.Rule, KeywordText.Narrow(keyword), outer(candidate.Position, candidate.Position + keyword.Length)));
                _detectors[_pack.Rules[anchor.Rule].Detector].Detect(text, candidate.Position, anchor, matches);
            }
        }

        if (isOutermost)
        {
            _files.Detect(text, matches);
            matches.AddRange(RowsOf(text));
        }

        return matches.DistinctBy(m => (m.Rule, m.SecretStart, m.SecretEnd)).OrderBy(m => m.SecretStart);
    }

    /// <summary>What stands in the rows of tables, of which a detector sees the first few.</summary>
    private List<RawMatch> RowsOf(byte[] text)
    {
        _rows.Clear();
        _scanner.Scan(text, 0, text.Length, []);
        _tables.Scan(new Content(text), _scanner.Tables, [], []);
        _tables.End();
        return _rows;
    }

    private List<LookedText> Decode(
        byte[] text, List<Candidate> candidates, List<(int Start, int End)> secrets, Func<int, int, (int Start, int End)> outer, int depth)
    {
        var decoded = new List<LookedText>();
        var reader = _readers[depth];
        reader.Begin();
        foreach (var candidate in candidates)
        {
            foreach (var keyword in _pack.Index.Encoded[candidate.Keyword])
            {
                Add(reader.Read(text, candidate.Position, keyword, out var segment), segment);
            }
        }

        foreach (var (start, end) in secrets)
        {
            Add(reader.ReadSecret(text, start, end, out var segment), segment);
        }

        return decoded;

        void Add(ReadOnlySpan<byte> hidden, Segment segment)
        {
            if (!hidden.IsEmpty)
            {
                decoded.Add(Look(hidden.ToArray(), segment.EncodingName, outer(segment.Start, segment.End), Place, depth + 1));
            }
        }

        (int Start, int End) Place(int start, int end)
        {
            var place = reader.Place(start, end);
            return outer(place.Start, place.End);
        }
    }
}

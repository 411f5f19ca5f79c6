using System.Runtime.InteropServices;
using LeakScan.Decoding;
using LeakScan.Detection;
using LeakScan.Detection.Assignments;
using LeakScan.Detection.Assignments.Forms;
using LeakScan.Detection.Patterns;
using LeakScan.Filtering;
using LeakScan.Pieces;
using LeakScan.Prefiltering;
using LeakScan.Rules;
using LeakScan.Rules.Packs;

namespace LeakScan;

/// <summary>
/// The engine in one sentence: the prefilter finds the keywords in some bytes, the detectors of each keyword's rules look at the bytes around, and the judge
/// keeps what its rule can accept. Belongs to one thread and owns its buffers.
/// </summary>
internal sealed class ContentScanner
{
    private readonly Prefilter _prefilter;
    private readonly KeywordIndex _index;
    private readonly IDetector[] _kinds;
    private readonly IDetector?[] _detectors;
    private readonly bool[][] _isFar;
    private readonly MatchJudge _judge;
    private readonly SegmentScanner? _segments;
    private readonly bool[] _decodes;
    private readonly HeadRefuser? _refuser;
    private readonly ExhaustedRules _exhausted;
    private readonly AssignmentDetector? _assignments;
    private readonly List<TableHead> _tables = [];
    private readonly List<Candidate> _candidates = [];
    private readonly List<RawMatch> _raw = [];
    private readonly HashSet<RawMatch> _distinct = [];
    private int _next;

    /// <param name="pack">The rules.</param>
    /// <param name="prefilter">A prefilter over the keywords of the pack's index, in the index's order.</param>
    /// <param name="depth">How many encodings are taken off, one within the other; 0 for none.</param>
    /// <param name="evidence">How far the pack's rules look, where it is known; looked up otherwise.</param>
    /// <param name="exhausted">The rules that are not looked for; null for none.</param>
    /// <param name="faults">Takes what detectors and checks throw; null to let it through.</param>
    /// <param name="createDetectors">Makes the detectors of a pack; null for those of <see cref="DetectorFactory"/>.</param>
    public ContentScanner(
        RulePack pack,
        Prefilter prefilter,
        int depth = 0,
        EvidenceRange? evidence = null,
        ExhaustedRules? exhausted = null,
        FaultCollector? faults = null,
        Func<RulePack, IReadOnlyDictionary<DetectorKind, IDetector>>? createDetectors = null)
    {
        Faults = faults;
        _exhausted = exhausted ?? new ExhaustedRules(pack.Rules);
        _prefilter = prefilter;
        _index = pack.Index;
        _judge = new MatchJudge(pack.Rules);
        var detectors = (createDetectors ?? DetectorFactory.Create)(pack);
        _kinds = [.. detectors.Values];
        _refuser = detectors.GetValueOrDefault(DetectorKind.Pattern) is PatternDetector patterns ? new HeadRefuser(patterns, pack.Programs, _index) : null;
        _detectors = [.. pack.Rules.Select(rule => detectors.GetValueOrDefault(rule.Detector))];
        _assignments = detectors.GetValueOrDefault(DetectorKind.Assignment) as AssignmentDetector;
        evidence ??= EvidenceRange.Of(pack, detectors);
        _segments = depth > 0 ? new SegmentScanner(() => new ContentScanner(pack, prefilter, depth - 1, evidence, _exhausted, faults, createDetectors), _exhausted) : null;
        _decodes = [.. pack.Rules.Select(rule => rule.Decode)];
        Reach = depth > 0 ? Math.Max(evidence.Reach, SegmentFinder.MaxLength + 1) : evidence.Reach;
        Halo = evidence.Halo;
        _isFar = evidence.IsFar;
    }

    /// <summary>How many bytes before and behind a keyword any verdict may depend on.</summary>
    public int Reach { get; }

    /// <summary>The same for the candidates that are not far.</summary>
    public Halo Halo { get; }

    /// <summary>Takes what detectors and checks throw; null to let it through.</summary>
    public FaultCollector? Faults { get; }

    /// <summary>How many keywords the last <see cref="Find"/> found.</summary>
    public int Found => _candidates.Count;

    /// <summary>The keywords that the last <see cref="Find"/> found.</summary>
    public ReadOnlySpan<Candidate> Candidates => CollectionsMarshal.AsSpan(_candidates);

    /// <summary>The tables that begin in what was scanned last and have more rows than a detector looks at, in order of their positions.</summary>
    public IReadOnlyList<TableHead> Tables => _tables;

    /// <summary>Whether a rule is not looked for any more.</summary>
    public bool IsExhausted(int rule) => _exhausted.Contains(rule);

    /// <summary>Appends the matches of all keywords that start in [<paramref name="from"/>, <paramref name="to"/>), each once, in no particular order.</summary>
    /// <param name="content">The content; may be read on all sides.</param>
    /// <param name="from">First offset of a keyword.</param>
    /// <param name="to">Offset behind the last.</param>
    /// <param name="matches">Where matches go; their starts are offsets in the content.</param>
    public void Scan(ReadOnlySpan<byte> content, int from, int to, List<PlacedMatch> matches)
    {
        Begin();
        Find(content, from, to);
        JudgeBefore(to, content, matches, null);
    }

    /// <summary>Starts on another content, or another window of one.</summary>
    public void Begin()
    {
        _segments?.Begin();
        _tables.Clear();
    }

    /// <summary>The first half of a scan: finds the keywords that start in a range. Then <see cref="JudgeBefore"/> goes through them.</summary>
    public void Find(ReadOnlySpan<byte> content, int from, int to)
    {
        Clear();
        _prefilter.Find(content, from, to, _candidates);
    }

    /// <summary>The same without keywords that lead to no match. Not where it counts that there is no keyword, whatever stands round it.</summary>
    public void FindLikely(ReadOnlySpan<byte> content, int from, int to)
    {
        Clear();
        FindMore(content, from, to);
    }

    /// <summary>Adds the likely keywords of a range behind those that were found.</summary>
    public void FindMore(ReadOnlySpan<byte> content, int from, int to) => _prefilter.Find(content, from, to, _candidates, _refuser);

    /// <summary>The second half: judges the keywords found that start before an offset and were not judged yet.</summary>
    /// <param name="to">The offset.</param>
    /// <param name="content">The content.</param>
    /// <param name="matches">Where matches go; their starts are offsets in the content.</param>
    /// <param name="far">Takes the candidates whose verdict depends on bytes farther away than <see cref="Halo"/>, which are then not judged here; null to judge all.</param>
    /// <returns>How many keywords that were.</returns>
    public int JudgeBefore(int to, ReadOnlySpan<byte> content, List<PlacedMatch> matches, List<FarCandidate>? far)
    {
        var first = _next;
        if (first == _candidates.Count || _candidates[first].Position >= to)
        {
            return 0;
        }

        BeginStretch();
        for (; _next < _candidates.Count && _candidates[_next].Position < to; _next++)
        {
            var candidate = _candidates[_next];
            var anchors = _index.Anchors[candidate.Keyword];
            for (var i = 0; i < anchors.Length; i++)
            {
                if (_exhausted.Contains(anchors[i].Rule))
                {
                    continue;
                }

                if (far is not null && _isFar[candidate.Keyword][i])
                {
                    far.Add(new FarCandidate(candidate.Position, candidate.Keyword, i));
                }
                else
                {
                    Detect(content, candidate.Position, anchors[i]);
                    if (far is not null && _tables.Count > 0)
                    {
                        // Like what is far, it has to be known of every content that holds this one.
                        far.Add(new FarCandidate(candidate.Position, candidate.Keyword, FarCandidate.TableOf(i)));
                        _tables.Clear();
                    }
                }
            }

            if (_segments is not null && _index.Encoded[candidate.Keyword].Length > 0)
            {
                var segment = new FarCandidate(candidate.Position, candidate.Keyword, FarCandidate.Encoded);
                if (far is not null)
                {
                    far.Add(segment);
                }
                else
                {
                    ScanSegments(content, segment, matches);
                }
            }
        }

        Judge(content, matches);
        return _next - first;
    }

    /// <summary>Judges the candidates of a content that were put off.</summary>
    /// <param name="content">The content.</param>
    /// <param name="candidates">The candidates, in order of their positions.</param>
    /// <param name="matches">Where matches go; their starts are offsets in the content.</param>
    public void Scan(ReadOnlySpan<byte> content, List<FarCandidate> candidates, List<PlacedMatch> matches)
    {
        BeginStretch();
        foreach (var candidate in candidates)
        {
            if (candidate.Anchor == FarCandidate.Encoded)
            {
                ScanSegments(content, candidate, matches);
            }
            else if (candidate.IsTable)
            {
                _tables.Add(new TableHead(candidate.Position, _index.Anchors[candidate.Keyword][FarCandidate.TableOf(candidate.Anchor)]));
            }
            else
            {
                var anchor = _index.Anchors[candidate.Keyword][candidate.Anchor];
                if (!_exhausted.Contains(anchor.Rule))
                {
                    Detect(content, candidate.Position, anchor);
                }
            }
        }

        Judge(content, matches);
    }

    private void Clear()
    {
        _candidates.Clear();
        _next = 0;
    }

    private void Detect(ReadOnlySpan<byte> content, int position, in KeywordAnchor anchor)
    {
        var detector = _detectors[anchor.Rule]!;
        var first = _raw.Count;
        try
        {
            detector.Detect(content, position, anchor, _raw);
        }
        catch (Exception e) when (Faults?.TryAdd(e) == true)
        {
            _raw.RemoveRange(first, _raw.Count - first);
        }

        if (detector == _assignments && _assignments.HasMoreRows)
        {
            _tables.Add(new TableHead(position, anchor));
        }
    }

    private void ScanSegments(ReadOnlySpan<byte> content, FarCandidate candidate, List<PlacedMatch> matches)
    {
        foreach (var encoded in _index.Encoded[candidate.Keyword])
        {
            _segments?.Scan(content, candidate.Position, encoded, matches);
        }
    }

    private void BeginStretch()
    {
        _raw.Clear();
        foreach (var detector in _kinds)
        {
            detector.Begin();
        }
    }

    private void Judge(ReadOnlySpan<byte> content, List<PlacedMatch> matches)
    {
        if (_raw.Count == 0)
        {
            return;
        }

        _distinct.Clear();
        foreach (var raw in _raw)
        {
            if (_distinct.Add(raw) && JudgeOne(content, raw) is { } judged)
            {
                matches.Add(new PlacedMatch(judged, raw.SecretStart));
                if (_decodes[raw.Rule])
                {
                    _segments?.ScanSecret(content, raw.SecretStart, raw.SecretEnd, matches);
                }
            }
        }
    }

    private JudgedMatch? JudgeOne(ReadOnlySpan<byte> content, RawMatch raw)
    {
        try
        {
            return _judge.Judge(content, raw);
        }
        catch (Exception e) when (Faults?.TryAdd(e) == true)
        {
            return null;
        }
    }
}

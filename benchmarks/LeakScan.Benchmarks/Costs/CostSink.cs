using System.Diagnostics;
using LeakScan.Detection;
using LeakScan.Pieces;
using LeakScan.Prefiltering;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Benchmarks.Costs;

/// <summary>Does what a scan does, with a clock round every stage, and counts what each keyword leads to. Belongs to one thread.</summary>
internal sealed class CostSink : IContentSink
{
    private readonly RulePack _pack;
    private readonly Prefilter _prefilter;
    private readonly IDetector[] _detectors;
    private readonly EvidenceRange _evidence;
    private readonly List<Candidate> _candidates = [];
    private readonly List<RawMatch> _matches = [];
    private readonly PieceList[] _pieces;
    private readonly HashSet<PieceKey>[] _seen;
    private readonly Dictionary<PieceKey, List<(int At, int Keyword, int Anchor)>> _far = [];

    public CostSink(RulePack pack, Halo[] halos)
    {
        _pack = pack;
        _prefilter = Prefilter.Create(PrefilterTables.Build(pack.Index.Keywords, BuiltInTables.Read()));
        var detectors = DetectorFactory.Create(pack);
        _detectors = [.. pack.Rules.Select(rule => detectors.GetValueOrDefault(rule.Detector)!)];
        _evidence = EvidenceRange.Of(pack, detectors);
        Halos = [_evidence.Halo, .. halos];
        var hasher = new PieceHasher();
        _pieces = [.. Halos.Select(halo => new PieceList(hasher, halo))];
        _seen = [.. Halos.Select(_ => new HashSet<PieceKey>())];
        NewBytes = new long[Halos.Length];
        Costs = [.. pack.Index.Keywords.Select(keyword => new KeywordCost(keyword))];
        FarCosts = [.. pack.Index.Keywords.Select(keyword => new KeywordCost(keyword))];
    }

    public Halo[] Halos { get; }

    public int Reach => _evidence.Reach;

    public long Bytes { get; private set; }

    public long Pieces { get; private set; }

    /// <summary>For each halo the bytes of pieces that were not seen before.</summary>
    public long[] NewBytes { get; }

    public KeywordCost[] Costs { get; }

    public KeywordCost[] FarCosts { get; }

    public long PrefilterTicks { get; private set; }

    public long HashTicks { get; private set; }

    public bool WholeOnly { get; init; }

    public void Accept(SourceItem item, in Content content)
    {
        Bytes += content.To - content.From;
        if (WholeOnly)
        {
            Scan(content.Bytes, content.From, content.To, null);
            return;
        }

        // Backwards, so that the text is in the cache whatever the halo.
        for (var halo = Halos.Length - 1; halo >= 0; halo--)
        {
            var pieces = _pieces[halo];
            var clock = Stopwatch.GetTimestamp();
            pieces.Fill(content.Bytes, content.From, content.To);
            HashTicks += halo == 0 ? Stopwatch.GetTimestamp() - clock : 0;
            for (var piece = 0; piece < pieces.Count; piece++)
            {
                var key = pieces.Key(piece);
                var (start, end) = (pieces.Start(piece), pieces.Start(piece + 1));
                var isNew = _seen[halo].Add(key);
                NewBytes[halo] += isNew ? end - start : 0;
                if (halo == 0)
                {
                    Pieces++;
                    Visit(content.Bytes, key, isNew, start, end);
                }
            }
        }
    }

    private void Visit(ReadOnlySpan<byte> bytes, PieceKey key, bool isNew, int start, int end)
    {
        if (isNew)
        {
            var far = new List<(int At, int Keyword, int Anchor)>();
            Scan(bytes, start, end, far);
            if (far.Count > 0)
            {
                _far[key] = far;
            }
        }

        if (_far.TryGetValue(key, out var again))
        {
            foreach (var (at, keyword, anchor) in again)
            {
                Detect(bytes, at + start, keyword, anchor, FarCosts[keyword]);
            }
        }
    }

    private void Scan(ReadOnlySpan<byte> bytes, int from, int to, List<(int At, int Keyword, int Anchor)>? far)
    {
        _candidates.Clear();
        var clock = Stopwatch.GetTimestamp();
        _prefilter.Find(bytes, from, to, _candidates);
        PrefilterTicks += Stopwatch.GetTimestamp() - clock;
        foreach (var candidate in _candidates)
        {
            var cost = Costs[candidate.Keyword];
            cost.Candidates++;
            for (var i = 0; i < _pack.Index.Anchors[candidate.Keyword].Length; i++)
            {
                if (far is not null && _evidence.IsFar[candidate.Keyword][i])
                {
                    far.Add((candidate.Position - from, candidate.Keyword, i));
                }
                else
                {
                    Detect(bytes, candidate.Position, candidate.Keyword, i, cost);
                }
            }
        }
    }

    private void Detect(ReadOnlySpan<byte> bytes, int position, int keyword, int anchor, KeywordCost cost)
    {
        var found = _pack.Index.Anchors[keyword][anchor];
        _matches.Clear();
        var clock = Stopwatch.GetTimestamp();
        _detectors[found.Rule].Detect(bytes, position, found, _matches);
        cost.Ticks += Stopwatch.GetTimestamp() - clock;
        cost.Attempts++;
        cost.Matches += _matches.Count;
    }
}

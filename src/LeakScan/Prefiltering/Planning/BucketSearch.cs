namespace LeakScan.Prefiltering.Planning;

/// <summary>Places keywords one by one where they let the fewest positions of a sample through.</summary>
internal sealed class BucketSearch
{
    // A position that has the very piece passes the sieve too and is compared, which costs several times as much as passing the first stage. With 8 fewer are compared and
    // more pass the first stage, in the same time.
    private const int PieceWeight = 3;

    // In the last round placements that the sample cannot tell apart are told apart by an estimate. Not before: as long as most keywords have no place yet, it is
    // better to crowd harmless ones into a few buckets than to spread them over all.
    private const double EstimateWeight = 0.25;

    // Of a byte four times, in as many positions as are sampled at least.
    private const int RunFrequency = 50;

    private readonly LookupLayout _layout;
    private readonly byte[][] _keywords;
    private readonly BucketCounter _counter;
    private double _estimateWeight;

    public BucketSearch(LookupLayout layout, byte[][] keywords, ReadOnlySpan<byte> sample)
    {
        _layout = layout;
        _keywords = keywords;
        _counter = new BucketCounter(layout, keywords, sample);
    }

    /// <summary>Places the keywords of which <paramref name="placed"/> says nothing yet, then moves each as long as that helps.</summary>
    /// <param name="placements">In: the placements of keywords that are placed. Out: all.</param>
    /// <param name="placed">Which keywords keep their place.</param>
    /// <param name="rounds">How often each of the others is looked at again.</param>
    public void Place(Placement[] placements, bool[] placed, int rounds)
    {
        var open = new List<int>();
        for (var keyword = 0; keyword < _keywords.Length; keyword++)
        {
            // The kernels do not see keywords of other scripts: these stand where they are, at their first byte.
            if (!Keyword.IsAscii(_keywords[keyword]))
            {
                placements[keyword] = default;
            }
            else if (placed[keyword])
            {
                _counter.SelectPiece(keyword, placements[keyword].Offset, _layout.Kind(placements[keyword].Bucket));
                _counter.Add(placements[keyword].Bucket);
            }
            else
            {
                open.Add(keyword);
            }
        }

        for (var bucket = 0; bucket < _counter.Buckets; bucket++)
        {
            _counter.Recount(bucket);
        }

        // Short keywords first: they have no choice of pieces.
        open.Sort((a, b) => (_keywords[a].Length, a).CompareTo((_keywords[b].Length, b)));
        foreach (var keyword in open)
        {
            placements[keyword] = PlaceBest(keyword);
        }

        for (var round = 0; round < rounds; round++)
        {
            _estimateWeight = round == rounds - 1 ? EstimateWeight : 0;
            foreach (var keyword in open)
            {
                _counter.SelectPiece(keyword, placements[keyword].Offset, _layout.Kind(placements[keyword].Bucket));
                _counter.Remove(placements[keyword].Bucket);
                _counter.Recount(placements[keyword].Bucket);
                placements[keyword] = PlaceBest(keyword);
            }
        }
    }

    private static bool IsRun(ReadOnlySpan<byte> piece) => !piece.ContainsAnyExcept(piece[0]);

    private Placement PlaceBest(int keyword)
    {
        var best = default(Placement);
        var least = double.MaxValue;
        var bucketsOfKind = _counter.Buckets / _layout.Kinds;
        for (var kind = 0; kind < _layout.Kinds && (kind == 0 || _keywords[keyword].Length >= _layout.PieceLength(kind)); kind++)
        {
            for (var offset = 0; offset <= _layout.LastOffset(_keywords[keyword].Length, kind); offset++)
            {
                _counter.SelectPiece(keyword, offset, kind);
                var frequency = PieceWeight * _counter.CountPiece();
                if (IsRun(_layout.Piece(_keywords[keyword], offset, kind)))
                {
                    // The sample has few: rulers of "-----" are as long as a line, and no chain of characters makes them up.
                    frequency += RunFrequency;
                }

                for (var bucket = kind * bucketsOfKind; bucket < (kind + 1) * bucketsOfKind; bucket++)
                {
                    // What would cost as much as the best so far is not counted to the end.
                    var other = frequency - _counter.Passes(bucket) + (_estimateWeight * _counter.EstimateGrowth(bucket));
                    var cost = other + _counter.Count(bucket, (int)Math.Min(int.MaxValue, Math.Ceiling(least - other)));
                    if (cost < least)
                    {
                        least = cost;
                        best = new Placement((byte)offset, (byte)bucket);
                    }
                }
            }
        }

        _counter.SelectPiece(keyword, best.Offset, _layout.Kind(best.Bucket));
        _counter.Add(best.Bucket);
        _counter.Recount(best.Bucket);
        return best;
    }
}

using LeakScan.Filtering;
using LeakScan.Git;

namespace LeakScan.Pieces;

/// <summary>
/// Scans each distinct piece of content once. Versions of a file share most of their bytes: in git's own history 5.6 GB of blobs are 0.9 GB of pieces.
/// Content is cut into pieces; a piece is known by a hash of its bytes with as many on either side as a near verdict may depend on (its halo),
/// of where the content's ends clip that halo, and of nothing else. A piece with a known hash is not scanned: what it holds is taken over. Eight pieces
/// or so make a group, which is looked up first, as most groups are known too.
/// <para>
/// Why nothing is lost: every candidate starts in exactly one piece. The verdict on a near candidate depends on bytes within the halo only, so equal
/// hashes mean equal verdicts at equal offsets from the piece's start. A far candidate (the start of a key block) has evidence beyond the halo;
/// of it only the place is taken over, and it is judged anew in each content. So any cut gives the result of scanning the whole content, whatever was
/// seen before, in whatever order, on however many threads; forgetting pieces costs only time. What depends on more than the bytes round a match
/// (other matches, lines, paths) is settled per content afterwards, never here. Two pieces with equal hashes by chance: 2^-128 for each pair.
/// </para>
/// <para>
/// Cost: cutting and hashing, about 0.1 ns a byte, and nothing for most of what a version has from the one it is stored as a delta of: its pieces are taken over from
/// there, hashes and all, because a cut follows from the one before it and the bytes between. Belongs to one thread; the set is shared.
/// </para>
/// </summary>
internal sealed class PieceScanner
{
    private const int MaxGroup = 32;

    private readonly ContentScanner _scanner;
    private readonly SeenPieces _seen;
    private readonly PieceHasher _hasher;
    private readonly Stack<PieceList> _lists = new();
    private PieceList _pieces;
    private readonly List<(int First, int End, PieceKey Key)> _groups = [];
    private readonly PieceKey[] _keys = new PieceKey[MaxGroup];
    private readonly PieceRecord?[] _records = new PieceRecord?[MaxGroup];
    private readonly bool[] _known = new bool[MaxGroup];
    private readonly List<PlacedMatch> _near = [];
    private readonly List<FarCandidate> _far = [];
    private readonly List<FarCandidate> _later = [];

    public PieceScanner(ContentScanner scanner, PieceHasher hasher, SeenPieces seen)
    {
        _scanner = scanner;
        _seen = seen;
        _hasher = hasher;
        _pieces = TakeList();
    }

    /// <summary>As <see cref="ContentScanner.Scan(ReadOnlySpan{byte}, int, int, List{PlacedMatch})"/>, with the same matches.</summary>
    /// <param name="content">The content; may be read on all sides.</param>
    /// <param name="from">First offset of a keyword.</param>
    /// <param name="to">Offset behind the last.</param>
    /// <param name="matches">Where matches go; their starts are offsets in the content.</param>
    /// <param name="derivation">How the content, which is then scanned as a whole, is built on another one that was, where that is known.</param>
    public void Scan(ReadOnlySpan<byte> content, int from, int to, List<PlacedMatch> matches, Derivation? derivation = null)
    {
        _scanner.Begin();
        _later.Clear();
        if (derivation?.OfBase is PieceList source)
        {
            _pieces.Fill(content, source, derivation.Copied);
        }
        else
        {
            _pieces.Fill(content, from, to);
        }

        var last = _pieces.IndexOf(to);
        _groups.Clear();
        for (var first = _pieces.IndexOf(from); first < last;)
        {
            var end = first + 1;
            while (end < last && end - first < MaxGroup && !_pieces.EndsGroup(end - 1))
            {
                end++;
            }

            var key = _pieces.Key(first, end);
            _seen.Prefetch(key);
            _groups.Add((first, end, key));
            first = end;
        }

        foreach (var (first, end, key) in _groups)
        {
            if (!_seen.TryGet(key, out var record))
            {
                record = ScanGroup(content, first, end);
                _seen.Add(key, record);
            }

            if (record is not null)
            {
                TakeOver(_pieces.Start(first), record, matches);
            }
        }

        _scanner.Scan(content, _later, matches);
        if (derivation?.IsBase == true)
        {
            derivation.Kept = _pieces;
            _pieces = TakeList();
        }
    }

    private PieceList TakeList() => _lists.TryPop(out var list) ? list : new PieceList(_hasher, _scanner.Halo, _lists);

    /// <summary>Scans what is new of the pieces from <paramref name="first"/> to before <paramref name="end"/>, and puts together what they hold.</summary>
    private PieceRecord? ScanGroup(ReadOnlySpan<byte> content, int first, int end)
    {
        var count = end - first;
        for (var i = 0; i < count; i++)
        {
            _keys[i] = _pieces.Key(first + i, first + i + 1);
            _seen.Prefetch(_keys[i]);
        }

        for (var i = 0; i < count; i++)
        {
            _known[i] = _seen.TryGet(_keys[i], out _records[i]);
        }

        // New pieces mostly stand side by side, and a search has a price of its own.
        for (var i = 0; i < count; i++)
        {
            if (!_known[i])
            {
                var behind = i + 1;
                while (behind < count && !_known[behind])
                {
                    behind++;
                }

                _scanner.Find(content, _pieces.Start(first + i), _pieces.Start(first + behind));
                for (; i < behind; i++)
                {
                    _records[i] = JudgePiece(content, first + i);
                    _seen.Add(_keys[i], _records[i]);
                }
            }
        }

        return Join(first, count);
    }

    private PieceRecord? JudgePiece(ReadOnlySpan<byte> content, int piece)
    {
        _near.Clear();
        _far.Clear();
        _scanner.JudgeBefore(_pieces.Start(piece + 1), content, _near, _far);
        var start = _pieces.Start(piece);
        return _near.Count + _far.Count == 0
            ? null
            : new PieceRecord(
                [.. _near.Select(m => m with { Start = m.Start - start })],
                [.. _far.Select(f => f with { Position = f.Position - start })]);
    }

    private PieceRecord? Join(int first, int count)
    {
        if (count == 1 || _records.AsSpan(0, count).IndexOfAnyExcept((PieceRecord?)null) < 0)
        {
            return _records[0];
        }

        _near.Clear();
        _far.Clear();
        for (var i = 0; i < count; i++)
        {
            if (_records[i] is { } record)
            {
                var offset = _pieces.Start(first + i) - _pieces.Start(first);
                _near.AddRange(record.Matches.Select(m => m with { Start = m.Start + offset }));
                _far.AddRange(record.Far.Select(f => f with { Position = f.Position + offset }));
            }
        }

        return new PieceRecord([.. _near], [.. _far]);
    }

    private void TakeOver(int start, PieceRecord record, List<PlacedMatch> matches)
    {
        foreach (var match in record.Matches)
        {
            matches.Add(match with { Start = match.Start + start });
        }

        foreach (var candidate in record.Far)
        {
            _later.Add(candidate with { Position = candidate.Position + start });
        }
    }
}

using LeakScan.Filtering;
using LeakScan.Git;

namespace LeakScan.Pieces;

/// <summary>
/// Scans each distinct piece of content once. Versions of a file share most of their bytes: in git's own history 5.6 GB of blobs are 0.9 GB of pieces.
/// Content is cut into pieces; a piece is known by a hash of its bytes with as many on either side as a near verdict may depend on (its halo),
/// of where the content's ends clip that halo, and of nothing else. A piece with a known hash is not scanned: what it holds is taken over.
/// <para>
/// Why nothing is lost: every candidate starts in exactly one piece. The verdict on a near candidate depends on bytes within the halo only, so equal
/// hashes mean equal verdicts at equal offsets from the piece's start. A far candidate (the start of a key block) has evidence beyond the halo;
/// of it only the place is taken over, and it is judged anew in each content. So any cut gives the result of scanning the whole content, whatever was
/// seen before, in whatever order, on however many threads; forgetting pieces costs only time. What depends on more than the bytes round a match
/// (other matches, lines, paths) is settled per content afterwards, never here. Two pieces with equal hashes by chance: 2^-128 for each pair.
/// </para>
/// <para>
/// Cost: cutting and hashing, about 0.1 ns a byte, and nothing for most of what a version has from the one it is stored as a delta of: its pieces are taken over from
/// there, hashes and all, because a cut follows from the one before it and the bytes between. What such a piece holds is taken over with it if the bytes that came
/// along are all that a verdict may depend on, and if no keyword starts in it those of the keywords are enough; only the others are looked up.
/// Belongs to one thread; the set is shared.
/// </para>
/// </summary>
internal sealed class PieceScanner
{
    // Looked up together, so that a piece that repeats itself in the content is found.
    private const int MaxStretch = 32;

    private readonly ContentScanner _scanner;
    private readonly SeenPieces _seen;
    private readonly PieceHasher _hasher;
    private readonly Stack<PieceList> _lists = new();
    private PieceList _pieces;
    private PieceKey[] _keys = new PieceKey[64];
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

    /// <summary>Makes one of equal matches in different pieces; null where few of them are to be expected.</summary>
    public EqualMatches? Equal { get; init; }

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

        var first = _pieces.IndexOf(from);
        var last = _pieces.IndexOf(to);
        NameOpen(first, last);
        for (var piece = first; (piece = _pieces.NextOf(piece, last)) < last;)
        {
            if (_pieces.StateOf(piece) == PieceState.Open)
            {
                // Those of them that turn out to hold something come up again.
                ScanStretch(content, piece, Math.Min(last, piece + MaxStretch));
            }
            else
            {
                TakeOver(_pieces.Start(piece), _pieces.RecordOf(piece), matches);
                piece++;
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

    /// <summary>Makes the keys of the open pieces, and has their places in the table fetched meanwhile.</summary>
    private void NameOpen(int first, int last)
    {
        if (_keys.Length < last)
        {
            Array.Resize(ref _keys, Math.Max(last, _keys.Length * 2));
        }

        // The pieces round the last open one, which are nearly those round the next.
        var (low, high) = (0, 0);
        for (var piece = first; piece < last; piece++)
        {
            if (_pieces.StateOf(piece) == PieceState.Open)
            {
                _keys[piece] = _pieces.Key(piece, ref low, ref high);
                _seen.Prefetch(_keys[piece]);
            }
        }
    }

    /// <summary>Settles the pieces in a row that are open: those that are new are scanned.</summary>
    private void ScanStretch(ReadOnlySpan<byte> content, int first, int last)
    {
        var end = first;
        for (; end < last && _pieces.StateOf(end) == PieceState.Open; end++)
        {
            _pieces.Settle(end, _seen.Find(_keys[end], out var record), record);
        }

        // New pieces mostly stand side by side, and a search has a price of its own.
        for (var piece = first; piece < end; piece++)
        {
            if (_pieces.StateOf(piece) == PieceState.Open)
            {
                var behind = piece + 1;
                while (behind < end && _pieces.StateOf(behind) == PieceState.Open)
                {
                    behind++;
                }

                _scanner.Find(content, _pieces.Start(piece), _pieces.Start(behind));
                for (; piece < behind; piece++)
                {
                    JudgePiece(content, piece);
                }
            }
        }
    }

    private void JudgePiece(ReadOnlySpan<byte> content, int piece)
    {
        _near.Clear();
        _far.Clear();
        var keywords = _scanner.JudgeBefore(_pieces.Start(piece + 1), content, _near, _far);
        var (state, record) = (keywords == 0 ? PieceState.Quiet : PieceState.Empty, default(PieceRecord));
        if (_near.Count + _far.Count > 0)
        {
            var start = _pieces.Start(piece);
            state = PieceState.Held;
            record = new PieceRecord(new PlacedMatch[_near.Count], new FarCandidate[_far.Count]);
            for (var i = 0; i < _near.Count; i++)
            {
                record.Matches[i] = new PlacedMatch(Equal?.One(_near[i].Match) ?? _near[i].Match, _near[i].Start - start);
            }

            for (var i = 0; i < _far.Count; i++)
            {
                record.Far[i] = _far[i] with { Position = _far[i].Position - start };
            }
        }

        _pieces.Settle(piece, state, record);
        _seen.Add(_keys[piece], state, record);
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

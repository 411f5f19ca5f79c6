using System.Runtime.InteropServices;
using LeakScan.Git;

namespace LeakScan.Pieces;

/// <summary>
/// The pieces of one content. Every byte is hashed once, with its piece; the key of a piece is a hash of these hashes, its own and those of as many
/// neighbours as the halo takes, so that wide halos and several sizes of pieces cost next to nothing. What a content has from another one, whose pieces are at
/// hand, is neither cut nor hashed again, and what is known of those pieces holds here too as far as a verdict on them sees the same bytes. Belongs to one thread, which uses it for one content after another; disposing of it lends it out for the next.
/// </summary>
internal sealed class PieceList : IDisposable
{
    // A list of more is not kept for reuse: four megabytes of content.
    private const int MaxReused = 8192;

    private readonly PieceHasher _hasher;
    private readonly Halo _halo;
    private readonly Stack<PieceList>? _unused;
    private int[] _starts = new int[64];
    private PieceKey[] _hashes = new PieceKey[64];
    private PieceState[] _states = new PieceState[64];
    private PieceRecord?[] _records = new PieceRecord?[64];

    /// <param name="hasher">The hash of this run.</param>
    /// <param name="halo">How many bytes on either side belong to a key at least.</param>
    /// <param name="unused">Where it goes when it is not needed any more; null for nowhere.</param>
    public PieceList(PieceHasher hasher, Halo halo, Stack<PieceList>? unused = null)
    {
        _hasher = hasher;
        _halo = halo;
        _unused = unused;
    }

    /// <summary>How many pieces there are.</summary>
    public int Count { get; private set; }

    /// <summary>Where a piece starts; that of <see cref="Count"/> is the content's end.</summary>
    public int Start(int piece) => _starts[piece];

    /// <summary>What is known of a piece.</summary>
    public PieceState StateOf(int piece) => _states[piece];

    /// <summary>What a piece holds that holds something.</summary>
    public PieceRecord RecordOf(int piece) => _records[piece]!;

    /// <summary>Says what is known of a piece now, for the contents that are built on this one too.</summary>
    public void Settle(int piece, PieceState state, PieceRecord? record)
    {
        _states[piece] = state;
        if (record is not null)
        {
            _records[piece] = record;
        }
    }

    /// <summary>The first piece from <paramref name="piece"/> on, but before <paramref name="end"/>, that is open or holds something; <paramref name="end"/> for none.</summary>
    public int NextOf(int piece, int end)
    {
        var found = MemoryMarshal.AsBytes(_states.AsSpan(piece, end - piece)).IndexOfAnyExcept((byte)PieceState.Quiet, (byte)PieceState.Empty);
        return found < 0 ? end : piece + found;
    }

    /// <summary>Cuts a content; <paramref name="from"/> and <paramref name="to"/> are cuts in any case.</summary>
    public void Fill(ReadOnlySpan<byte> content, int from, int to)
    {
        Count = 0;
        Cut(content, 0, from);
        Cut(content, from, to);
        Cut(content, to, content.Length);
        Grow();
        _starts[Count] = content.Length;
    }

    /// <summary>Cuts a whole content that has some of its bytes from another one. The pieces come out as without knowing that.</summary>
    /// <param name="content">The content.</param>
    /// <param name="source">The pieces of the other, which was cut as a whole too.</param>
    /// <param name="copied">What it has from there, by places in the content.</param>
    public void Fill(ReadOnlySpan<byte> content, PieceList source, ReadOnlySpan<CopiedRun> copied)
    {
        Count = 0;
        var start = 0;
        foreach (var run in copied)
        {
            // Up to the first cut inside the run that the other content has too; from there on the cuts are the same, because each follows from the last
            // one and the bytes behind it.
            for (; start + PieceCutter.MinLength <= run.TargetEnd; start = CutOne(content, start, content.Length))
            {
                if (start >= run.Target && source.Find(start - run.Target + run.Source) is >= 0 and var piece)
                {
                    start = Take(source, piece, run, run.TargetEnd == content.Length);
                    break;
                }
            }
        }

        Cut(content, start, content.Length);
        Grow();
        _starts[Count] = content.Length;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_hashes.Length <= MaxReused)
        {
            _unused?.Push(this);
        }
    }

    /// <summary>The index of the piece that starts at an offset that <see cref="Fill(ReadOnlySpan{byte}, int, int)"/> was told of.</summary>
    public int IndexOf(int start) => start == 0 ? 0 : _starts.AsSpan(0, Count + 1).BinarySearch(start);

    /// <summary>Identifies the bytes of a piece with its halo, how far it is from the first and the last of these bytes, and whether the content ends there.</summary>
    public PieceKey Key(int piece)
    {
        var (low, high) = (0, 0);
        return Key(piece, ref low, ref high);
    }

    /// <summary>The same for one piece after another: the halo of the next is nearly that of the last.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="low">The first piece of the halo of one before it, 0 for the first; moved on.</param>
    /// <param name="high">The one behind the last, likewise.</param>
    public PieceKey Key(int piece, ref int low, ref int high)
    {
        if (high <= piece)
        {
            // Not near the last: from here backwards.
            (low, high) = (piece, piece + 1);
            while (low > 0 && _starts[piece] - _starts[low] < _halo.Before)
            {
                low--;
            }
        }
        else
        {
            while (low < piece && _starts[piece] - _starts[low + 1] >= _halo.Before)
            {
                low++;
            }
        }

        while (high < Count && _starts[high] - _starts[piece + 1] < _halo.Behind)
        {
            high++;
        }

        var ends = (low == 0 ? 1 : 0) | (high == Count ? 2 : 0);
        return _hasher.Hash(MemoryMarshal.AsBytes(_hashes.AsSpan(low, high - low)), piece - low, high - piece - 1, ends);
    }

    private void Cut(ReadOnlySpan<byte> content, int start, int end)
    {
        while (start < end)
        {
            start = CutOne(content, start, end);
        }
    }

    /// <summary>Adds the piece that starts at an offset, and returns its end.</summary>
    private int CutOne(ReadOnlySpan<byte> content, int start, int end)
    {
        Grow();
        var next = PieceCutter.NextCut(content, start, end);
        _starts[Count] = start;
        _hashes[Count] = _hasher.Hash(content[start..next], 0, 0, 0);
        _states[Count] = PieceState.Open;
        Count++;
        return next;
    }

    /// <summary>The piece that starts at an offset; negative for none.</summary>
    private int Find(int start) => start == 0 ? (Count > 0 ? 0 : -1) : _starts.AsSpan(0, Count).BinarySearch(start);

    /// <summary>Adds the pieces of another content that lie in a run, and returns the end of the last. The last piece of that content ends where it does for want of more.</summary>
    private int Take(PieceList source, int first, in CopiedRun run, bool isLast)
    {
        var shift = run.Target - run.Source;
        var startsBoth = run is { Source: 0, Target: 0 };
        var endsBoth = isLast && run.SourceEnd == source._starts[source.Count];
        var end = first;
        var last = isLast ? source.Count : source.Count - 1;
        while (end < last && source._starts[end + 1] <= run.SourceEnd)
        {
            Grow();
            _starts[Count] = source._starts[end] + shift;
            _hashes[Count] = source._hashes[end];
            _states[Count] = source.StateIn(end, run, startsBoth, endsBoth);
            if (_states[Count] == PieceState.Held)
            {
                _records[Count] = source._records[end];
            }

            Count++;
            end++;
        }

        return source._starts[end] + shift;
    }

    /// <summary>
    /// What is known of a piece that another content has, with a run of bytes round it: the same, if the run holds all that the verdicts depend on. A byte more
    /// on either side, so that it makes no difference what the contents end with.
    /// </summary>
    private PieceState StateIn(int piece, in CopiedRun run, bool startsBoth, bool endsBoth)
    {
        var state = _states[piece];
        var behind = state == PieceState.Quiet ? _halo.OfKeyword : _halo.Behind;
        return (endsBoth || _starts[piece + 1] + behind <= run.SourceEnd)
            && (startsBoth || state == PieceState.Quiet || _starts[piece] - _halo.Before > run.Source)
            ? state
            : PieceState.Open;
    }

    private void Grow()
    {
        if (Count == _hashes.Length)
        {
            Array.Resize(ref _starts, Count * 2);
            Array.Resize(ref _hashes, Count * 2);
            Array.Resize(ref _states, Count * 2);
            Array.Resize(ref _records, Count * 2);
        }
    }
}

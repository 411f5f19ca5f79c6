using System.Runtime.InteropServices;

namespace LeakScan.Pieces;

/// <summary>
/// The pieces of one content. Every byte is hashed once, with its piece; the key of a piece is a hash of these hashes, its own and those of as many
/// neighbours as the halo takes, so that wide halos and several sizes of pieces cost next to nothing. Belongs to one thread, which uses it for one content after another.
/// </summary>
internal sealed class PieceList
{
    private readonly PieceHasher _hasher;
    private readonly Halo _halo;
    private int[] _starts = new int[64];
    private PieceKey[] _hashes = new PieceKey[64];

    /// <param name="hasher">The hash of this run.</param>
    /// <param name="halo">How many bytes on either side belong to a key at least.</param>
    public PieceList(PieceHasher hasher, Halo halo)
    {
        _hasher = hasher;
        _halo = halo;
    }

    /// <summary>How many pieces there are.</summary>
    public int Count { get; private set; }

    /// <summary>Where a piece starts; that of <see cref="Count"/> is the content's end.</summary>
    public int Start(int piece) => _starts[piece];

    /// <summary>Whether the piece ends a group, as one in eight does: decided by its own bytes, so that versions of a file share their groups too.</summary>
    public bool EndsGroup(int piece) => (_hashes[piece].Low & 7) == 0;

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

    /// <summary>The index of the piece that starts at an offset that <see cref="Fill"/> was told of.</summary>
    public int IndexOf(int start) => start == 0 ? 0 : _starts.AsSpan(0, Count + 1).BinarySearch(start);

    /// <summary>Identifies the bytes of some pieces in a row with their halo, how far they are from the first and the last of these bytes, and whether the content ends there.</summary>
    /// <param name="first">The first of them.</param>
    /// <param name="end">The one behind the last.</param>
    public PieceKey Key(int first, int end)
    {
        var low = first;
        while (low > 0 && _starts[first] - _starts[low] < _halo.Before)
        {
            low--;
        }

        var high = end;
        while (high < Count && _starts[high] - _starts[end] < _halo.Behind)
        {
            high++;
        }

        var ends = (low == 0 ? 1 : 0) | (high == Count ? 2 : 0);
        return _hasher.Hash(MemoryMarshal.AsBytes(_hashes.AsSpan(low, high - low)), first - low, high - end, ends);
    }

    private void Cut(ReadOnlySpan<byte> content, int start, int end)
    {
        while (start < end)
        {
            Grow();
            var next = PieceCutter.NextCut(content, start, end);
            _starts[Count] = start;
            _hashes[Count] = _hasher.Hash(content[start..next], 0, 0, 0);
            Count++;
            start = next;
        }
    }

    private void Grow()
    {
        if (Count == _hashes.Length)
        {
            Array.Resize(ref _starts, Count * 2);
            Array.Resize(ref _hashes, Count * 2);
        }
    }
}

using System.Numerics;

namespace LeakScan.Git;

/// <summary>The entries of one tree, as far as they have been understood: where each starts, and what a <see cref="TreeScanner"/> made of it.</summary>
internal sealed class TreeEntries
{
    private int[] _starts = new int[64];
    private int[] _codes = new int[64];

    /// <summary>Those of a tree that nobody looks into.</summary>
    public static TreeEntries None { get; } = new();

    public int Count { get; private set; }

    /// <summary>Where each entry starts in the tree's bytes, rising; one more than there are entries: the last is the tree's end.</summary>
    public ReadOnlySpan<int> Starts => _starts.AsSpan(0, Count + 1);

    /// <summary>What the scanner made of each entry.</summary>
    public ReadOnlySpan<int> Codes => _codes.AsSpan(0, Count);

    /// <summary>Whether the tree's bytes stop making sense behind the last entry.</summary>
    public bool IsMalformed { get; set; }

    public void Clear()
    {
        Count = 0;
        IsMalformed = false;
        _starts[0] = 0;
    }

    /// <summary>Adds an entry that goes from the end of the last one to a new end.</summary>
    public void Add(int end, int code)
    {
        Grow(1);
        _codes[Count] = code;
        _starts[++Count] = end;
    }

    /// <summary>Adds entries that another tree has too, shifted.</summary>
    public void Add(TreeEntries other, int first, int count, int shift)
    {
        Grow(count);
        other._codes.AsSpan(first, count).CopyTo(_codes.AsSpan(Count));
        var ends = other._starts.AsSpan(first + 1, count);
        var target = _starts.AsSpan(Count + 1, count);
        var i = 0;
        for (var shifts = new Vector<int>(shift); i <= count - Vector<int>.Count; i += Vector<int>.Count)
        {
            (new Vector<int>(ends[i..]) + shifts).CopyTo(target[i..]);
        }

        for (; i < count; i++)
        {
            target[i] = ends[i] + shift;
        }

        Count += count;
    }

    private void Grow(int count)
    {
        if (Count + count >= _starts.Length)
        {
            var size = Math.Max(2 * _starts.Length, Count + count + 1);
            Array.Resize(ref _starts, size);
            Array.Resize(ref _codes, size);
        }
    }
}

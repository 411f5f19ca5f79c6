using System.Runtime.CompilerServices;

namespace LeakScan.Sources.Trees;

/// <summary>
/// The entries of one folder, and afterwards the queue of its files: several workers claim them one by one, so that a folder with few large files is spread
/// over all as well as one with many small files. Reused for one folder after the other; grows to the largest.
/// </summary>
internal sealed class FolderListing
{
    /// <summary>A listing whose names take more than this is not kept for reuse.</summary>
    private const int MaxKeptBytes = 1 << 20;

    private byte[] _names = new byte[4096];
    private Entry[] _entries = new Entry[128];
    private int _namesLength;
    private int _claimed;

    /// <summary>The folder; a single file that was named is an entry without name in the folder that is its root.</summary>
    public TreeFolder Folder { get; private set; } = null!;

    /// <summary>How many entries there are.</summary>
    public int Count { get; private set; }

    /// <summary>How many workers are at it. Guarded by the queue.</summary>
    public int Users { get; set; }

    /// <summary>Whether the queue holds it. Guarded by the queue.</summary>
    public bool IsQueued { get; set; }

    /// <summary>Whether every file is claimed.</summary>
    public bool IsExhausted => Volatile.Read(ref _claimed) >= Count;

    /// <summary>Whether it is small enough to be kept for the next folder.</summary>
    public bool IsReusable => _names.Length <= MaxKeptBytes;

    /// <summary>Empties it for a folder.</summary>
    public void Start(TreeFolder folder)
    {
        Folder = folder;
        Count = 0;
        _namesLength = 0;
        _claimed = 0;
    }

    /// <summary>Appends an entry.</summary>
    public void Add(ReadOnlySpan<byte> name, EntryKind kind)
    {
        if (_names.Length - _namesLength < name.Length)
        {
            Array.Resize(ref _names, Math.Max(_names.Length * 2, _namesLength + name.Length));
        }

        if (_entries.Length == Count)
        {
            Array.Resize(ref _entries, Count * 2);
        }

        name.CopyTo(_names.AsSpan(_namesLength));
        _entries[Count++] = new Entry(_namesLength, name.Length, kind);
        _namesLength += name.Length;
    }

    /// <summary>An entry's name.</summary>
    public ReadOnlySpan<byte> NameOf(int index) => _names.AsSpan(_entries[index].Start, _entries[index].Length);

    /// <summary>What an entry is.</summary>
    public EntryKind KindOf(int index) => _entries[index].Kind;

    /// <summary>Leaves only the entries that a caller kept by moving them to the front.</summary>
    public void Truncate(int count) => Count = count;

    /// <summary>Moves an entry to a place before it.</summary>
    public void Move(int from, int to) => _entries[to] = _entries[from];

    /// <summary>Takes the next file for the caller alone.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryClaim(out int index)
    {
        index = IsExhausted ? Count : Interlocked.Increment(ref _claimed) - 1;
        return index < Count;
    }

    private readonly record struct Entry(int Start, int Length, EntryKind Kind);
}

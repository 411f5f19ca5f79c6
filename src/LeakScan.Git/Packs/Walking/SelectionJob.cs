namespace LeakScan.Git;

/// <summary>What the workers that read a part of a repository share: which objects are wanted, and which have come.</summary>
/// <param name="database">The objects.</param>
/// <param name="verify">Whether every id is recomputed.</param>
internal sealed class SelectionJob(ObjectDatabase database, bool verify)
{
    private readonly bool[] _wanted = new bool[database.Objects.Count];
    private readonly bool[] _read = new bool[database.Objects.Count];
    private readonly List<ObjectId> _missing = [];
    private readonly long[] _counts = new long[5];
    private long _bytes;

    /// <summary>What cannot be read; filled by one thread at a time.</summary>
    public List<ObjectProblem> Problems { get; } = [];

    /// <summary>Wanted objects that are not there.</summary>
    public IReadOnlyList<ObjectId> Missing => _missing;

    /// <summary>Bytes of what was read.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Wanted objects that have not come, by ordinal.</summary>
    public IEnumerable<int> Unread => Enumerable.Range(0, _wanted.Length).Where(ordinal => _wanted[ordinal] && !_read[ordinal]);

    public void Want(ObjectId id)
    {
        var ordinal = database.Objects.Find(id);
        if (ordinal < 0)
        {
            if (MissingObjects.KindWithout(id) is null)
            {
                _missing.Add(id);
            }
        }
        else
        {
            _wanted[ordinal] = true;
        }
    }

    public bool IsWanted(int ordinal) => _wanted[ordinal];

    public long CountOf(ObjectKind kind) => Interlocked.Read(ref _counts[(int)kind]);

    /// <summary>Notes that an object has come, and gives its id. False when its bytes are not those of its id.</summary>
    public bool TryMark(int ordinal, ObjectKind kind, ReadOnlySpan<byte> content, out ObjectId id)
    {
        id = database.Objects.IdAt(ordinal);
        if (verify && ObjectHash.Compute(kind, content) != id)
        {
            return false;
        }

        _read[ordinal] = true;
        Interlocked.Increment(ref _counts[(int)kind]);
        Interlocked.Add(ref _bytes, content.Length);
        return true;
    }
}

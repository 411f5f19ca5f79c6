using System.Collections.Concurrent;

namespace LeakScan.Git;

/// <summary>What the workers that read a whole repository share.</summary>
/// <param name="Database">The objects.</param>
/// <param name="Shallow">Commits whose parents have been cut off.</param>
/// <param name="Verify">Whether every id is recomputed.</param>
/// <param name="Known">What an earlier run left; null for nothing.</param>
internal sealed record ReadJob(ObjectDatabase Database, IReadOnlySet<ObjectId> Shallow, bool Verify, Recollection? Known)
{
    private readonly ConcurrentDictionary<ObjectId, bool> _failed = new();

    /// <summary>For each object its kind once it has been read; 0 before. Every worker writes only what it reads.</summary>
    public byte[] Kinds { get; } = new byte[Database.Objects.Count];

    /// <summary>The bytes of each object that was read; not kept of trees.</summary>
    public int[] Sizes { get; } = new int[Database.Objects.Count];

    /// <summary>The objects with a problem, missing ones included.</summary>
    public IEnumerable<ObjectId> Failed => _failed.Keys;

    public MissingObjects Missing { get; } = new(Database.Objects);

    /// <summary>The id of an object that something names, there or not.</summary>
    public ObjectId IdOf(int number) => number < 0 ? Missing[number] : Database.Objects.IdAt(number);

    /// <summary>Notes that an object has been read. False when its bytes are not those of its id.</summary>
    public bool TryMark(int ordinal, ObjectKind kind, ReadOnlySpan<byte> content)
    {
        if (Verify && ObjectHash.Compute(kind, content) != Database.Objects.IdAt(ordinal))
        {
            return false;
        }

        Kinds[ordinal] = (byte)kind;
        return true;
    }

    /// <summary>Reports a problem, but only the first of each object. Problems of whole packs and references have no id.</summary>
    public void Fail(IObjectVisitor visitor, ObjectProblem problem)
    {
        if (problem.Id.IsZero || _failed.TryAdd(problem.Id, true))
        {
            visitor.Fail(problem);
        }
    }
}

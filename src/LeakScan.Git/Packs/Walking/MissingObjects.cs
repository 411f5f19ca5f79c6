using System.Collections.Concurrent;

namespace LeakScan.Git;

/// <summary>
/// Ids that a commit or a tree names and no source holds: what a partial clone has not fetched, or a broken repository has lost. Safe for several threads.
/// </summary>
internal sealed class MissingObjects(ObjectTable objects)
{
    private readonly ConcurrentDictionary<ObjectId, int> _numbers = new();
    private readonly ConcurrentDictionary<int, ObjectId> _ids = new();
    private int _count;

    /// <summary>The tree without entries. What it holds is known without having it, as for the empty blob.</summary>
    public static ObjectId EmptyTree { get; } = ObjectId.Parse("4b825dc642cb6eb9a060e54bf8d69288fbee4904");

    /// <summary>The kind of an object that git knows without having it: the empty tree and the empty blob; null for others.</summary>
    public static ObjectKind? KindWithout(ObjectId id) => id == EmptyTree ? ObjectKind.Tree : id == EmptyBlob ? ObjectKind.Blob : null;

    /// <summary>What is there.</summary>
    public ObjectTable Objects => objects;

    /// <summary>What is not there, the two included that git knows without having them.</summary>
    public IReadOnlyCollection<ObjectId> All => [.. _numbers.Keys];

    /// <summary>The lowest number given so far, less one; numbers in between may stand for nothing.</summary>
    public int NextNumber => -2 - Volatile.Read(ref _count);

    /// <summary>What has been found missing.</summary>
    public IReadOnlyCollection<ObjectId> Ids => [.. _numbers.Keys.Where(id => KindWithout(id) is null)];

    private static ObjectId EmptyBlob { get; } = ObjectId.Parse("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");

    /// <summary>The id behind a negative number.</summary>
    public ObjectId this[int number] => _ids[number];

    /// <summary>The number of an object that something names: its ordinal, or, when it is not there, a negative number of its own.</summary>
    public int Require(in ObjectId id)
    {
        var ordinal = objects.Find(id);
        if (ordinal >= 0 || _numbers.TryGetValue(id, out ordinal))
        {
            return ordinal;
        }

        var number = -1 - Interlocked.Increment(ref _count);
        _ids[number] = id;
        return _numbers.GetOrAdd(id, number);
    }
}

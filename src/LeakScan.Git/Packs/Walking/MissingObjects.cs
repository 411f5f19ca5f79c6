using System.Collections.Concurrent;

namespace LeakScan.Git;

/// <summary>
/// Ids that a commit or a tree names and no source holds: what a partial clone has not fetched, or a broken repository has lost. Safe for several threads.
/// </summary>
internal sealed class MissingObjects(ObjectTable objects)
{
    // Git knows these two without having them.
    private static readonly ObjectId EmptyBlob = ObjectId.Parse("e69de29bb2d1d6434b8b29ae775ad8c2e48c5391");

    private readonly ConcurrentDictionary<ObjectId, bool> _ids = new();

    /// <summary>The tree without entries.</summary>
    public static ObjectId EmptyTree { get; } = ObjectId.Parse("4b825dc642cb6eb9a060e54bf8d69288fbee4904");

    public IReadOnlyCollection<ObjectId> Ids => [.. _ids.Keys.Order()];

    /// <summary>The number of an object that something names; -1, and noted, when it is not there.</summary>
    public int Require(in ObjectId id)
    {
        var ordinal = objects.Find(id);
        if (ordinal < 0 && id != EmptyTree && id != EmptyBlob)
        {
            _ids.TryAdd(id, true);
        }

        return ordinal;
    }
}

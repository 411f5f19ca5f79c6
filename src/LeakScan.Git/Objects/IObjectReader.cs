namespace LeakScan.Git;

/// <summary>Reads single objects by id, in any order. Safe for several threads, each with a buffer of its own.</summary>
internal interface IObjectReader : IDisposable
{
    /// <summary>Reads an object of any kind.</summary>
    /// <returns>Null when it was read, otherwise why not.</returns>
    ObjectProblem? Read(ObjectId id, ObjectBuffer buffer);

    /// <summary>The kind of an object, without reading all of it; null when it cannot be read.</summary>
    ObjectKind? ReadKind(ObjectId id);
}

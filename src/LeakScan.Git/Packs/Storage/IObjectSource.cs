namespace LeakScan.Git;

/// <summary>Something that holds objects: a pack, or a folder of loose ones. Positions go from 0 to <see cref="Count"/> - 1.</summary>
internal interface IObjectSource : IDisposable
{
    int Count { get; }

    ObjectId IdAt(int position);

    /// <summary>Reads the first 8 bytes of all ids as numbers that sort as they do. Returns whether the ids ascend, none being there twice.</summary>
    bool ReadHeads(Span<ulong> heads);

    /// <summary>The position of an object; -1 when it is not here.</summary>
    int Find(in ObjectId id);
}

namespace LeakScan.Git;

/// <summary>Something that holds objects: a pack, or a folder of loose ones. Positions go from 0 to <see cref="Count"/> - 1.</summary>
internal interface IObjectSource : IDisposable
{
    int Count { get; }

    ObjectId IdAt(int position);
}

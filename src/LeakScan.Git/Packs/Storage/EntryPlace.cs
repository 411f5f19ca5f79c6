namespace LeakScan.Git;

/// <summary>Where a copy of an object is stored.</summary>
/// <param name="Source">The source's number.</param>
/// <param name="Offset">In a pack the place of its entry; in a folder of loose objects its position, all bits flipped, so that it is negative.</param>
internal readonly record struct EntryPlace(int Source, long Offset);

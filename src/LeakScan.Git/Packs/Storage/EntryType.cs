namespace LeakScan.Git;

/// <summary>How a pack stores an entry: as an object of one of the four kinds, or as a difference to another.</summary>
internal enum EntryType
{
    /// <summary>The header cannot be read.</summary>
    Broken = 0,

    Commit = 1,
    Tree = 2,
    Blob = 3,
    Tag = 4,

    /// <summary>A delta whose base is named by its distance in the same pack.</summary>
    OffsetDelta = 6,

    /// <summary>A delta whose base is named by id.</summary>
    ReferenceDelta = 7,
}

namespace LeakScan.Sources.Trees;

/// <summary>What a folder's entry is.</summary>
internal enum EntryKind : byte
{
    /// <summary>Nothing there.</summary>
    None,

    /// <summary>A regular file.</summary>
    File,

    /// <summary>A folder.</summary>
    Folder,

    /// <summary>A symbolic link or junction.</summary>
    Link,

    /// <summary>A pipe, socket or device.</summary>
    Special,
}

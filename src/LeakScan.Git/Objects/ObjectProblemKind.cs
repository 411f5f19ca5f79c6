namespace LeakScan.Git;

/// <summary>Why an object could not be read.</summary>
internal enum ObjectProblemKind
{
    /// <summary>It is named by another object or a reference, and is not there (partial clone, broken repository).</summary>
    Missing,

    /// <summary>It is there and cannot be decoded, or its bytes do not match its id.</summary>
    Corrupt,

    /// <summary>It is larger than the reader accepts.</summary>
    TooLarge,

    /// <summary>The operating system refused to read it.</summary>
    Unreadable,
}

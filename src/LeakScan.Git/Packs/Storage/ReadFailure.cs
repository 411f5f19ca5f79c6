namespace LeakScan.Git;

/// <summary>Why an entry could not be read.</summary>
internal enum ReadFailure
{
    None,

    /// <summary>No source holds it.</summary>
    Missing,

    /// <summary>The entry's place or header makes no sense.</summary>
    BadHeader,

    /// <summary>Its data is not a valid zlib stream of the claimed size.</summary>
    BadData,

    /// <summary>Its delta is invalid, or does not fit the base.</summary>
    BadDelta,

    /// <summary>Its chain of deltas leads back to itself.</summary>
    Cycle,

    /// <summary>The base of its delta cannot be read.</summary>
    BadBase,

    /// <summary>Its bytes do not match its id.</summary>
    WrongId,

    /// <summary>It is larger than the limit.</summary>
    TooLarge,

    /// <summary>The operating system refused to read its file.</summary>
    Unreadable,
}

namespace LeakScan.Git;

/// <summary>What keeps an object, best first. An object's places are looked for in the best tier that reaches it, and in no other.</summary>
internal enum HistoryTier : byte
{
    /// <summary>A branch, a tag, HEAD, any other reference; in a limited selection every start that is no stash.</summary>
    Reference,

    /// <summary>References under refs/notes.</summary>
    Notes,

    /// <summary>The stash, older entries included.</summary>
    Stash,

    /// <summary>Entries of reflogs.</summary>
    Reflog,

    /// <summary>Nothing: the commit itself is dangling.</summary>
    Dangling,
}

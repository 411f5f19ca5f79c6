namespace LeakScan.Git;

/// <summary>From where an object can still be reached, best first.</summary>
public enum Reachability
{
    /// <summary>In the tree of HEAD.</summary>
    Head,

    /// <summary>From a branch, tag or other reference.</summary>
    Reference,

    /// <summary>Only from a stash.</summary>
    Stash,

    /// <summary>Only from a reflog.</summary>
    Reflog,

    /// <summary>From nothing: a dangling object.</summary>
    Unreachable,
}

namespace LeakScan.Git;

/// <summary>Which part of a history is read. The default is everything that any reference reaches, stashes included.</summary>
internal sealed record HistorySelection
{
    /// <summary>Everything reachable from any reference.</summary>
    public static HistorySelection All { get; } = new();

    /// <summary>
    /// Ranges as <c>git log</c> takes them: <c>A..B</c>, <c>A...B</c>, <c>B</c>, <c>^A</c>, <c>A^!</c>, <c>A^@</c>, <c>--all</c>, <c>--branches</c>, <c>--tags</c>, <c>--remotes</c>. A name with '*' stands for all references whose full names match:
    /// <c>^refs/remotes/origin/*</c> leaves out what that remote has. When nothing is named but what is left out, the rest of all references is meant. Empty: not limited.
    /// </summary>
    public IReadOnlyList<string> Ranges { get; init; } = [];

    /// <summary>References to start from, full or short names, or patterns with '*'. Empty: all of them, HEAD of every work tree and all stash entries included.</summary>
    public IReadOnlyList<string> References { get; init; } = [];

    /// <summary>Only commits whose committer date is not before this; what only older commits lead to is not looked at.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>At most this many commits, newest first. Null: no limit.</summary>
    public int? MaxCommits { get; init; }

    /// <summary>Also objects that no reference reaches: dangling ones and those only the reflog knows. Means nothing in a limited selection.</summary>
    public bool Unreachable { get; init; }

    /// <summary>Recompute every object's id from its bytes and report those that differ.</summary>
    public bool VerifyObjects { get; init; }

    /// <summary>
    /// Objects of any kind to start from, each under the name of the reference that is to hold it: what a push brings, before there are such references.
    /// Annotated tags on the way are selected as well, also when they name a commit that is left out.
    /// </summary>
    internal IReadOnlyList<GitReference> Incoming { get; init; } = [];

    /// <summary>Whether only a part of the commits is wanted, so that only what these introduce is read.</summary>
    public bool IsLimited => Ranges.Count > 0 || References.Count > 0 || Incoming.Count > 0 || Since is not null || MaxCommits is not null;
}

namespace LeakScan.Cli.Hooks;

/// <summary>A place where git lets LeakScan look before something happens.</summary>
/// <param name="Name">The hook's name, which is also its file's.</param>
/// <param name="ReadsInput">Whether git tells it something on standard input.</param>
/// <param name="Event">What is stopped when the hook fails: "the commit".</param>
/// <param name="Bypass">The command that skips the hook once; null when who is stopped cannot skip it.</param>
internal sealed record GitHook(string Name, bool ReadsInput, string Event, string? Bypass)
{
    /// <summary>Before a commit: what is staged.</summary>
    public static GitHook PreCommit { get; } = new("pre-commit", false, "the commit", "git commit --no-verify");

    /// <summary>Before a commit, when its message is written: the message.</summary>
    public static GitHook CommitMessage { get; } = new("commit-msg", false, "the commit", "git commit --no-verify");

    /// <summary>Before a push, where it starts: the commits that it brings.</summary>
    public static GitHook PrePush { get; } = new("pre-push", true, "the push", "git push --no-verify");

    /// <summary>Before a push is accepted, where it arrives.</summary>
    public static GitHook PreReceive { get; } = new("pre-receive", true, "the push", null);

    /// <summary>All that LeakScan can be.</summary>
    public static IReadOnlyList<GitHook> All { get; } = [PreCommit, CommitMessage, PrePush, PreReceive];

    /// <summary>
    /// Those of git's other hooks that may be there without doing anything. Not among them are hooks whose mere presence changes what git does (push-to-checkout,
    /// proc-receive) or that run at every turn (reference-transaction, post-index-change).
    /// </summary>
    public static IReadOnlyList<string> Others { get; } =
    [
        "applypatch-msg", "pre-applypatch", "post-applypatch", "pre-merge-commit", "prepare-commit-msg", "post-commit", "pre-rebase", "post-checkout",
        "post-merge", "post-rewrite", "pre-auto-gc", "update", "post-receive", "post-update", "sendemail-validate",
    ];
}

namespace LeakScan.Git;

/// <summary>A reference and the object it names in the end, symbolic references followed.</summary>
/// <param name="Name">Full name: <c>HEAD</c>, <c>refs/heads/main</c>; of another work tree <c>worktrees/name/HEAD</c>.</param>
/// <param name="Target">A commit, tag, tree or blob; need not exist.</param>
internal sealed record GitReference(string Name, ObjectId Target);

namespace LeakScan.Git;

/// <summary>A repository, reference or range that cannot be used. The message is one sentence for people: what is wrong, where, what to do.</summary>
internal class GitException : Exception
{
    /// <summary>Creates the exception.</summary>
    public GitException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }

    /// <summary>The exception for an object without which nothing goes on.</summary>
    internal static GitException Unreadable(ObjectProblem problem) =>
        new($"Object {problem.Id} cannot be read. {problem.Detail} Run 'git fsck' to see what else is damaged.");
}

namespace LeakScan.Git;

/// <summary>What a report says about a commit.</summary>
/// <param name="Id">The commit's id.</param>
/// <param name="AuthorName">The author's name as written in the commit.</param>
/// <param name="AuthorEmail">The author's address as written in the commit.</param>
/// <param name="AuthorDate">When the change was written, with the author's offset.</param>
/// <param name="CommitDate">When the commit was made, with the committer's offset.</param>
/// <param name="Summary">The first line of the message.</param>
public sealed record CommitInfo(
    ObjectId Id, string AuthorName, string AuthorEmail, DateTimeOffset AuthorDate, DateTimeOffset CommitDate, string Summary);

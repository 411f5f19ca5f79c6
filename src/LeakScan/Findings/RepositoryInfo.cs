using LeakScan.Git;

namespace LeakScan.Findings;

/// <summary>What a report says about a repository.</summary>
/// <param name="RemoteUrl">Address of the remote "origin" without user info; null when there is none.</param>
/// <param name="Revision">HEAD's commit, 40 hexadecimal digits; null before the first commit.</param>
/// <param name="Branch">HEAD's branch; null when detached.</param>
internal sealed record RepositoryInfo(string? RemoteUrl, string? Revision, string? Branch)
{
    /// <summary>What it says about an opened one.</summary>
    public static RepositoryInfo Of(GitRepository repository) => new(repository.RemoteUrl, repository.Head?.Id.ToString(), repository.Branch);
}

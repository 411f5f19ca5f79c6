using LibGit2Sharp;

namespace LeakScan.Git;

/// <summary>Looks up revisions as git writes them (https://git-scm.com/docs/gitrevisions), through libgit2. A class of its own, so that who names no revision does not load it.</summary>
internal sealed class RevisionParser : IDisposable
{
    private readonly Repository _repository;

    static RevisionParser()
    {
        // Ownership is not checked. git refuses other users' repositories because their configuration can name programs (hooks, pagers, monitors, filters)
        // that git would run; nothing of a repository is ever run here, and in containers of CI the owner is hardly ever the user that scans.
        GlobalSettings.SetOwnerValidation(false);
        GlobalSettings.SetStrictHashVerification(false);
        GlobalSettings.SetExtensions("partialclone", "preciousobjects", "relativeworktrees");
    }

    /// <exception cref="GitException">libgit2 cannot open the repository.</exception>
    public RevisionParser(RepositoryLayout layout)
    {
        try
        {
            _repository = new Repository(layout.GitDirectory, new RepositoryOptions { WorkingDirectoryPath = layout.WorkTree });
        }
        catch (LibGit2SharpException exception)
        {
            throw new GitException($"The repository '{layout.GitDirectory}' cannot be opened ({exception.Message}): run 'git fsck' to see what is wrong.", exception);
        }
    }

    /// <summary>The object that a revision names; null when it names none, is malformed or ambiguous.</summary>
    public LeakScan.Git.ObjectId? Find(string revision)
    {
        try
        {
            return _repository.Lookup(revision) is { } found ? LeakScan.Git.ObjectId.Parse(found.Sha) : null;
        }
        catch (Exception exception) when (exception is LibGit2SharpException or ArgumentException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _repository.Dispose();
}

namespace LeakScan.Git;

/// <summary>A repository that is sound, and of a form that is not read here.</summary>
internal sealed class RepositoryFormatException : GitException
{
    /// <summary>Creates the exception.</summary>
    public RepositoryFormatException(string message)
        : base(message)
    {
    }
}

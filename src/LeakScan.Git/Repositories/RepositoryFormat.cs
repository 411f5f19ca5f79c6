namespace LeakScan.Git;

/// <summary>
/// Whether a repository's format is one that is understood here. A repository of format 1 lists what a reader has to know as extensions;
/// to go on without knowing one would mean to read something else than git does.
/// Extensions: https://git-scm.com/docs/repository-version
/// </summary>
internal static class RepositoryFormat
{
    // Partial clones miss objects, which is reported object by object; the others change nothing for a reader.
    private static readonly string[] Known =
        ["noop", "noop-v1", "objectformat", "compatobjectformat", "partialclone", "preciousobjects", "refstorage", "relativeworktrees", "worktreeconfig"];

    /// <summary>Returns when it is.</summary>
    /// <exception cref="RepositoryFormatException">It is not.</exception>
    public static void Check(RepositoryConfig config, string directory)
    {
        // Git heeds extensions only where it wrote that there are some; a version that is no number is none.
        if (!int.TryParse(config.Get("core.repositoryformatversion"), out var version) || version < 1)
        {
            return;
        }

        if (version > 1)
        {
            throw new RepositoryFormatException($"The repository '{directory}' has format {version}, newer than the formats 0 and 1 that can be read: update LeakScan.");
        }

        if (config.Get("extensions.objectformat") is { } hash && !hash.Equals("sha1", StringComparison.OrdinalIgnoreCase))
        {
            throw new RepositoryFormatException(
                $"The repository '{directory}' names its objects by {hash.ToUpperInvariant()}, which is not supported; 'leakscan scan' reads its files.");
        }

        if (config.Get("extensions.refstorage") is { } storage && !storage.Equals("files", StringComparison.OrdinalIgnoreCase))
        {
            throw new RepositoryFormatException(
                $"The repository '{directory}' keeps its references as '{storage}', which is not supported: convert them with 'git refs migrate --ref-format=files', or scan a clone.");
        }

        if (config.Names("extensions").Select(n => n["extensions.".Length..]).FirstOrDefault(n => !Known.Contains(n, StringComparer.Ordinal)) is { } unknown)
        {
            throw new RepositoryFormatException($"The repository '{directory}' uses the extension '{unknown}', which this version does not know: update LeakScan.");
        }
    }
}

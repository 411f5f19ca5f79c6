using System.Collections.Concurrent;
using LeakScan.Git;

namespace LeakScan.Sources.Ignoring;

/// <summary>Gathers the ignore rules of the repositories that a walk meets, each once. Safe for use by several threads.</summary>
internal sealed class IgnoreLoader(GitUserFiles user, Coverage coverage)
{
    private readonly ConcurrentDictionary<string, IgnoreRules?> _rules = new(StringComparer.Ordinal);

    /// <summary>The rules of the repository whose work tree's root is a folder; null when the folder is none.</summary>
    public IgnoreRules? RulesAt(string folder) => _rules.GetOrAdd(folder, path => WorkTree.At(path) is { } workTree ? Load(workTree) : null);

    /// <summary>The scope of a folder in a repository, with the ignore files of the folders above and not its own.</summary>
    /// <param name="root">The repository's root: absolute path.</param>
    /// <param name="folder">The folder, relative to it; empty for the root itself.</param>
    public IgnoreScope? ScopeOf(string root, ReadOnlySpan<byte> folder)
    {
        if (RulesAt(root) is not { } rules)
        {
            return null;
        }

        var scope = new IgnoreScope(rules, rootLength: 0);
        for (var at = 0; at < folder.Length;)
        {
            var parent = folder[..Math.Max(0, at - 1)];
            if (ReadInTree(Path.Join(root, PathText.From(parent), ".gitignore"), rules.IgnoreCase) is { } patterns)
            {
                scope = scope.Enter(parent, patterns);
            }

            var slash = folder[at..].IndexOf((byte)'/');
            at = slash < 0 ? folder.Length : at + slash + 1;
        }

        return scope;
    }

    /// <summary>Whether git ignores a file of a repository, or a folder above it, and does not track it.</summary>
    /// <param name="root">The repository's root: absolute path.</param>
    /// <param name="path">The file, relative to it.</param>
    public bool IsIgnored(string root, ReadOnlySpan<byte> path)
    {
        if (RulesAt(root) is not { } rules)
        {
            return false;
        }

        for (var start = 0; start <= path.Length;)
        {
            var slash = path[start..].IndexOf((byte)'/');
            var end = slash < 0 ? path.Length : start + slash;

            // The scope of what stands below the folder has the folder's own ignore file.
            var scope = ScopeOf(root, path[..end])!;
            if (scope.Decide(path[..end], end - start, isFolder: slash >= 0, out _) is { IsNegated: false })
            {
                return !rules.Tracked.Contains(path);
            }

            start = end + 1;
        }

        return false;
    }

    private IgnoreRules Load(WorkTree workTree)
    {
        var settings = IgnoreSettings.Read(workTree, user);
        var general = new List<IgnoreFile>();
        foreach (var path in (string?[])[Path.Join(workTree.CommonDirectory, "info", "exclude"), settings.ExcludesFile])
        {
            if (path is not null && Read(path, settings.IgnoreCase) is { } file)
            {
                general.Add(file);
            }
        }

        return new IgnoreRules(general, settings.IgnoreCase, () => ReadTracked(workTree, settings.IdLength));
    }

    private TrackedPaths ReadTracked(WorkTree workTree, int idLength)
    {
        var file = Path.Join(workTree.GitDirectory, "index");
        try
        {
            return new TrackedPaths(GitIndex.Read(file, idLength));
        }
        catch (GitException e)
        {
            coverage.Omit(OmissionReason.Unreadable, file, "which ignored files are tracked is not known, so none of them is read: " + e.Message);
            return TrackedPaths.None;
        }
    }

    private static IgnoreFile? ReadInTree(string file, bool ignoreCase) =>
        // Git does not follow a link here, lest a repository make it read what is outside.
        new FileInfo(file).LinkTarget is null ? Read(file, ignoreCase) : null;

    private static IgnoreFile? Read(string file, bool ignoreCase)
    {
        try
        {
            return RegularFile.Exists(file) ? IgnoreFile.Parse(file, File.ReadAllBytes(file), ignoreCase) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

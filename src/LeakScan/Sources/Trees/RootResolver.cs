using System.Text;
using LeakScan.Sources.Ignoring;

namespace LeakScan.Sources.Trees;

/// <summary>Turns the paths a user named into roots: checks them, drops what is named twice, and settles how the paths below are shown.</summary>
internal static class RootResolver
{
    /// <summary>Resolves the paths, in their order.</summary>
    /// <exception cref="SourceException">One of them does not exist or is neither a file nor a folder.</exception>
    public static IReadOnlyList<TreeRoot> Resolve(IReadOnlyList<string> paths, TreeReader reader, Coverage coverage)
    {
        var named = new List<NamedPath>();
        foreach (var path in paths)
        {
            if (Inspect(path, reader, coverage) is { } found && named.TrueForAll(other => !string.Equals(other.FullPath, found.FullPath, StringComparison.Ordinal)))
            {
                named.Add(found);
            }
        }

        var repository = named.Count > 0 && named.TrueForAll(n => n.WorkTree is not null && n.WorkTree.Root == named[0].WorkTree!.Root) ? named[0].WorkTree : null;
        return [.. named.Select(n => new TreeRoot(n.FullPath, n.IsFile, n.WorkTree, Encoding.UTF8.GetBytes(Display(n, repository, named.Count == 1)), Elsewhere(n, named)))];
    }

    private static NamedPath? Inspect(string path, TreeReader reader, Coverage coverage)
    {
        try
        {
            var fullPath = PhysicalPath.Resolve(path);
            return reader.KindOf(fullPath) switch
            {
                EntryKind.File => new NamedPath(path, fullPath, IsFile: true, WorkTree.Find(Path.GetDirectoryName(fullPath)!)),
                EntryKind.Folder => new NamedPath(path, fullPath, IsFile: false, WorkTree.Find(fullPath)),
                EntryKind.None => throw new SourceException($"'{path}' does not exist. Check the path's spelling."),
                _ => throw new SourceException($"'{path}' is neither a file nor a folder. To scan the output of a program, pipe it into standard input and name '-'."),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            coverage.Omit(OmissionReason.Unreadable, path, e is UnauthorizedAccessException ? "permission denied" : e.Message);
            return null;
        }
        catch (ArgumentException e)
        {
            throw new SourceException($"'{path}' is not a path.", e);
        }
    }

    /// <summary>
    /// Relative to the repository when everything named is in one; else to the only folder named; else as named. A file that is no repository's is shown as named.
    /// </summary>
    private static string Display(NamedPath path, WorkTree? repository, bool isOnly)
    {
        string display;
        if (repository is not null)
        {
            display = Path.GetRelativePath(repository.Root, path.FullPath);
        }
        else if (isOnly && !path.IsFile)
        {
            return "";
        }
        else
        {
            display = path.Given;
        }

        display = Path.DirectorySeparatorChar == '/' ? display : display.Replace(Path.DirectorySeparatorChar, '/');
        while (display.StartsWith("./", StringComparison.Ordinal))
        {
            display = display[2..].TrimStart('/');
        }

        return path.IsFile ? display : display is "." or "" ? "" : display.TrimEnd('/') + "/";
    }

    /// <summary>The other roots inside this one, relative to it.</summary>
    private static HashSet<string> Elsewhere(NamedPath path, List<NamedPath> all)
    {
        var prefix = Path.EndsInDirectorySeparator(path.FullPath) ? path.FullPath : path.FullPath + Path.DirectorySeparatorChar;
        return all.Where(other => other.FullPath.Length > prefix.Length && other.FullPath.StartsWith(prefix, StringComparison.Ordinal))
            .Select(other => other.FullPath[prefix.Length..].Replace(Path.DirectorySeparatorChar, '/'))
            .ToHashSet(StringComparer.Ordinal);
    }

    private sealed record NamedPath(string Given, string FullPath, bool IsFile, WorkTree? WorkTree);
}

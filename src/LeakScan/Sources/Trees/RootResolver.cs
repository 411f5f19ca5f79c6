using System.Text;
using LeakScan.Git;
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

        return [.. named.Select(path => CreateRoot(path, named))];
    }

    private static NamedPath? Inspect(string path, TreeReader reader, Coverage coverage)
    {
        try
        {
            var fullPath = PhysicalPath.Resolve(path);
            return reader.KindOf(fullPath) switch
            {
                EntryKind.File => NamedPath.File(path, fullPath),
                EntryKind.Folder => NamedPath.Folder(path, fullPath),
                // A pipe that a shell passes by name, <(command), has a link to it that names no file.
                EntryKind.None when reader.KindOf(Path.GetFullPath(path)) == EntryKind.Special => throw NoFile(path),
                EntryKind.None => throw new SourceException(path.Contains('\uFFFD', StringComparison.Ordinal)
                    ? $"'{path}' does not exist, or has a name that is not UTF-8. Name the folder in which it stands: all that is there is read."
                    : $"'{path}' does not exist. Check the path's spelling."),
                _ => throw NoFile(path),
            };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            coverage.Omit(OmissionReason.Unreadable, path, Refusal.Of(e));
            return null;
        }
        catch (ArgumentException e)
        {
            throw new SourceException($"'{path}' is not a path.", e);
        }
    }

    private static SourceException NoFile(string path) =>
        new($"'{path}' is neither a file nor a folder. To scan the output of a program, pipe it into standard input and name '-'.");

    /// <summary>
    /// Paths are shown relative to the repository when everything named is in one; else relative to the only folder named; else as named, because several
    /// folders may hold files of the same name.
    /// </summary>
    private static TreeRoot CreateRoot(NamedPath path, List<NamedPath> all)
    {
        var start = Encoding.UTF8.GetBytes(path.Start);
        var display = "";
        var hidden = 0;
        var isInOneRepository = all.TrueForAll(other => other.IsInRepository && string.Equals(other.Base, path.Base, StringComparison.Ordinal));
        if (!isInOneRepository && (path.IsFile || all.Count > 1))
        {
            display = path.Shown;
            hidden = path.IsFile || start.Length == 0 ? start.Length : start.Length + 1;
        }

        return new TreeRoot(path.Base, start, path.IsFile, display, hidden, Elsewhere(path, all));
    }

    /// <summary>The other roots inside this one, relative to its base.</summary>
    private static HashSet<string> Elsewhere(NamedPath path, List<NamedPath> all)
    {
        var prefix = Path.EndsInDirectorySeparator(path.FullPath) ? path.FullPath : path.FullPath + Path.DirectorySeparatorChar;
        return all.Where(other => other.FullPath.Length > prefix.Length && other.FullPath.StartsWith(prefix, StringComparison.Ordinal))
            .Select(other => NamedPath.Relative(path.Base, other.FullPath))
            .ToHashSet(StringComparer.Ordinal);
    }

    private sealed record NamedPath(string Given, string FullPath, bool IsFile, string Base, bool IsInRepository)
    {
        public string Start => Relative(Base, FullPath);

        /// <summary>As named, but with '/' between names, without "./", and with '/' behind a folder.</summary>
        public string Shown
        {
            get
            {
                var shown = Slashes(Given);
                while (shown.StartsWith("./", StringComparison.Ordinal))
                {
                    shown = shown[2..].TrimStart('/');
                }

                shown = IsFile ? shown : shown.TrimEnd('/') + "/";
                return shown is "./" or "/" && Given[0] == '.' ? "" : shown;
            }
        }

        public static NamedPath File(string given, string fullPath)
        {
            var folder = Path.GetDirectoryName(fullPath)!;
            var workTree = WorkTree.Find(folder);
            return new(given, fullPath, IsFile: true, workTree?.Root ?? folder, workTree is not null);
        }

        public static NamedPath Folder(string given, string fullPath)
        {
            var workTree = WorkTree.Find(fullPath);
            return new(given, fullPath, IsFile: false, workTree?.Root ?? fullPath, workTree is not null);
        }

        public static string Relative(string from, string to) =>
            string.Equals(from, to, StringComparison.Ordinal) ? "" : Slashes(to[(Path.EndsInDirectorySeparator(from) ? from.Length : from.Length + 1)..]);

        private static string Slashes(string path) => Path.DirectorySeparatorChar == '/' ? path : path.Replace(Path.DirectorySeparatorChar, '/');
    }
}

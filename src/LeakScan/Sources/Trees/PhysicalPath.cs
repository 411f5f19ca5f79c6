namespace LeakScan.Sources.Trees;

/// <summary>Paths without symbolic links, so that two names of one file can be told to be one, and a link cannot hide which repository a file belongs to.</summary>
internal static class PhysicalPath
{
    /// <summary>More links than this in one path are taken for a loop, as Linux does.</summary>
    private const int MaxLinks = 40;

    /// <summary>The absolute path with every link on the way replaced by its target. What does not exist is left as it is.</summary>
    /// <exception cref="IOException">The links form a loop, or a part cannot be read.</exception>
    public static string Resolve(string path)
    {
        var rest = new Stack<string>();
        var resolved = Push(rest, Path.GetFullPath(path));
        var links = 0;
        while (rest.TryPop(out var name))
        {
            var next = Path.Join(resolved, name);
            var target = new FileInfo(next).LinkTarget;
            if (target is null)
            {
                resolved = next;
                continue;
            }

            if (++links > MaxLinks)
            {
                throw new IOException("its symbolic links form a loop");
            }

            // A ".." in a target counts from the link's own folder, which is free of links by now.
            resolved = Push(rest, Path.GetFullPath(target, resolved));
        }

        return resolved;
    }

    /// <summary>Puts the names of an absolute path on the stack, the first on top, and returns the path's root.</summary>
    private static string Push(Stack<string> rest, string fullPath)
    {
        var root = Path.GetPathRoot(fullPath)!;
        var names = fullPath[root.Length..].Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries);
        for (var i = names.Length - 1; i >= 0; i--)
        {
            rest.Push(names[i]);
        }

        return root;
    }
}

namespace LeakScan.Sources.Trees;

/// <summary>Which paths are wanted, by the globs of the configuration. Immutable; safe for use by several threads.</summary>
internal sealed class PathFilter(IReadOnlyList<string> include, IReadOnlyList<string> exclude)
{
    private readonly PathGlob[] _include = [.. include.Select(p => new PathGlob(p))];
    private readonly PathGlob[] _exclude = [.. exclude.Select(p => new PathGlob(p, PathGlob.SystemCase))];

    /// <summary>Whether there is any glob; if not, nothing needs to be asked.</summary>
    public bool IsNeeded => _include.Length + _exclude.Length > 0;

    /// <summary>Whether a file is to be read, its folders being wanted.</summary>
    public bool WantsFile(string path)
    {
        var names = Names(path);
        return (_include.Length == 0 || Array.Exists(_include, glob => glob.Matches(names))) && !Array.Exists(_exclude, glob => glob.Matches(names));
    }

    /// <summary>Whether a folder may hold files to be read. As in the globbing library, a glob that matches a folder leaves out all that is in it.</summary>
    public bool WantsFolder(string path)
    {
        var names = Names(path);
        return !Array.Exists(_exclude, glob => glob.Matches(names) || glob.MatchesAllBelow(names));
    }

    /// <summary>A path shown as absolute is matched without its first slash, because globs are relative.</summary>
    private static string[] Names(string path) => path.TrimStart('/').Split('/');
}

using LeakScan.Sources.Trees;
using Microsoft.Extensions.FileSystemGlobbing;

namespace LeakScan.Filtering.Globs;

/// <summary>Path patterns of a rule or a configuration, compiled once and matched in memory.</summary>
internal sealed class GlobSet
{
    private readonly IReadOnlyList<string> _patterns;
    private readonly PathGlob[] _globs;
    private readonly StringComparison _comparison;
    private Matcher? _matcher;

    /// <param name="globs">The patterns.</param>
    /// <param name="comparison">How letters are compared: those of rules ignore case, as rule authors expect of file names.</param>
    public GlobSet(IReadOnlyList<string> globs, StringComparison comparison = StringComparison.OrdinalIgnoreCase)
    {
        _patterns = globs;
        _comparison = comparison;
        _globs = [.. globs.Select(g => new PathGlob(g, comparison))];
    }

    public bool IsEmpty => _globs.Length == 0;

    /// <summary>Whether one of the patterns matches a '/'-separated relative path.</summary>
    public bool Matches(string path)
    {
        var names = path.TrimStart('/').Split('/');
        if (Array.Exists(names, IsOdd))
        {
            // The library takes such a path for a shorter one, or for none of its own.
            _matcher ??= CreateMatcher();
            return _matcher.Match(path.TrimStart('/')).HasMatches;
        }

        foreach (var glob in _globs)
        {
            if (glob.Matches(names))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOdd(string name) => name is "" or "." or ".." || name.Contains('\\', StringComparison.Ordinal);

    private Matcher CreateMatcher()
    {
        var matcher = new Matcher(_comparison);
        matcher.AddIncludePatterns(_patterns);
        return matcher;
    }
}

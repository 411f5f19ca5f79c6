using Microsoft.Extensions.FileSystemGlobbing;

namespace LeakScan.Filtering.Globs;

/// <summary>Path patterns of a rule or a configuration, compiled once and matched in memory, ignoring case as rule authors expect of file names.</summary>
internal sealed class GlobSet
{
    private readonly Matcher? _matcher;

    public GlobSet(IReadOnlyList<string> globs)
    {
        if (globs.Count > 0)
        {
            _matcher = new Matcher(StringComparison.OrdinalIgnoreCase);
            _matcher.AddIncludePatterns(globs);
        }
    }

    public bool IsEmpty => _matcher is null;

    /// <summary>Whether one of the patterns matches a '/'-separated relative path.</summary>
    public bool Matches(string path) => _matcher is not null && _matcher.Match(path.TrimStart('/')).HasMatches;
}

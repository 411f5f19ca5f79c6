using Microsoft.Extensions.FileSystemGlobbing.Internal;
using Microsoft.Extensions.FileSystemGlobbing.Internal.PathSegments;
using Microsoft.Extensions.FileSystemGlobbing.Internal.Patterns;

namespace LeakScan.Sources.Trees;

/// <summary>
/// A pattern of Microsoft.Extensions.FileSystemGlobbing, taken apart once by that library and matched segment by segment in memory: its own matcher builds a
/// tree of folders for each path it is asked about. Immutable; safe for use by several threads.
/// </summary>
internal sealed class PathGlob
{
    /// <summary>
    /// How the letters of patterns are compared that leave something out: what this system takes for another file is not meant by them. Patterns that ask for files take
    /// letters of either case, as does the globbing library.
    /// </summary>
    public static readonly StringComparison SystemCase =
        OperatingSystem.IsWindows() || OperatingSystem.IsMacOS() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private readonly IPathSegment[] _segments;

    /// <summary>Takes a pattern apart.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="comparison">How letters are compared.</param>
    public PathGlob(string pattern, StringComparison comparison = StringComparison.OrdinalIgnoreCase)
    {
        IList<IPathSegment> segments = new PatternBuilder(comparison).Build(pattern) switch
        {
            ILinearPattern linear => linear.Segments,
            IRaggedPattern ragged => ragged.Segments,
            var other => throw new NotSupportedException($"A pattern of kind {other.GetType().Name}."),
        };
        _segments = [.. segments.Where(s => s is not CurrentPathSegment)];
    }

    /// <summary>Whether a whole relative path, given as its names, matches.</summary>
    public bool Matches(ReadOnlySpan<string> names) => Matches(_segments, names);

    /// <summary>Whether everything below a folder matches, so that it need not be walked to be left out.</summary>
    public bool MatchesAllBelow(ReadOnlySpan<string> folder)
    {
        ReadOnlySpan<IPathSegment> segments = _segments;
        if (segments is not [.., RecursiveWildcardSegment] and not [.., RecursiveWildcardSegment, WildcardPathSegment { BeginsWith: "", Contains.Count: 0, EndsWith: "" }])
        {
            return false;
        }

        var fixedPart = segments[..(segments[^1] is RecursiveWildcardSegment ? ^1 : ^2)];
        for (var length = 0; length <= folder.Length; length++)
        {
            if (Matches(fixedPart, folder[..length]))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Matches(ReadOnlySpan<IPathSegment> segments, ReadOnlySpan<string> names)
    {
        int segment = 0, name = 0;
        int retrySegment = -1, retryName = 0;
        while (true)
        {
            if (segment < segments.Length && segments[segment] is RecursiveWildcardSegment)
            {
                // At the end it stands for files and folders inside, so for at least one name.
                retrySegment = ++segment;
                retryName = segment == segments.Length ? name + 1 : name;
                if (retryName > names.Length)
                {
                    return false;
                }

                name = retryName;
            }
            else if (segment == segments.Length && name == names.Length)
            {
                return true;
            }
            else if (segment < segments.Length && name < names.Length && segments[segment].Match(names[name]))
            {
                segment++;
                name++;
            }
            else if (retrySegment >= 0 && retryName < names.Length)
            {
                name = ++retryName;
                segment = retrySegment;
            }
            else
            {
                return false;
            }
        }
    }
}

using LeakScan.Filtering.Globs;
using LeakScan.Rules;
using LeakScan.Rules.Checksums;
using LeakScan.Sources;

namespace LeakScan.Filtering.Paths;

/// <summary>Decides whether a match counts in a file: by its rule's own patterns of paths, then by the kind of file. Not for several threads.</summary>
internal sealed class PathFilter
{
    private readonly IReadOnlyList<Rule> _rules;
    private readonly GlobSet?[] _only;
    private readonly GlobSet?[] _never;

    public PathFilter(IReadOnlyList<Rule> rules)
    {
        _rules = rules;
        _only = new GlobSet[rules.Count];
        _never = new GlobSet[rules.Count];
    }

    /// <summary>Judges a match.</summary>
    /// <param name="path">The path; null for a text that has none.</param>
    /// <param name="match">The match.</param>
    public PathVerdict Judge(string? path, JudgedMatch match)
    {
        var rule = _rules[match.Rule];
        if ((rule.Paths.Count > 0 && (path is null || !(_only[match.Rule] ??= new GlobSet(rule.Paths)).Matches(path)))
            || (rule.Allow.Paths.Count > 0 && path is not null && (_never[match.Rule] ??= new GlobSet(rule.Allow.Paths)).Matches(path)))
        {
            return new PathVerdict(false, Confidence.Low, Surroundings.None);
        }

        return PathJudge.Judge(path, rule.Detector, match.Traits, match.Confidence, match.Checksum == ChecksumOutcome.Valid);
    }
}

using LeakScan.Detection;
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
    private readonly Dictionary<(int Rule, MatchTraits Traits, Confidence Confidence, bool IsVerified), PathVerdict> _verdicts = [];
    private readonly bool?[] _applies;
    private string? _path;

    public PathFilter(IReadOnlyList<Rule> rules)
    {
        _rules = rules;
        _only = new GlobSet[rules.Count];
        _never = new GlobSet[rules.Count];
        _applies = new bool?[rules.Count];
    }

    /// <summary>Whether matches of a rule can count in a file at all.</summary>
    /// <param name="path">The path; null for a text that has none.</param>
    /// <param name="rule">Index of the rule.</param>
    public bool Applies(string? path, int rule)
    {
        Begin(path);
        return _applies[rule] ??= AppliesAnew(path, rule);
    }

    /// <summary>Judges a match.</summary>
    /// <param name="path">The path; null for a text that has none.</param>
    /// <param name="match">The match.</param>
    public PathVerdict Judge(string? path, JudgedMatch match)
    {
        Begin(path);
        var key = (match.Rule, match.Traits, match.Confidence, match.Checksum == ChecksumOutcome.Valid);
        if (!_verdicts.TryGetValue(key, out var verdict))
        {
            _verdicts[key] = verdict = Applies(path, match.Rule)
                ? PathJudge.Judge(path, _rules[match.Rule].Detector, match.Traits, match.Confidence, match.Checksum == ChecksumOutcome.Valid)
                : new PathVerdict(false, Confidence.Low, Surroundings.None, Exclusion(_rules[match.Rule]));
        }

        return verdict;
    }

    /// <summary>A file with one match often has thousands, and they differ in little: what was judged is kept until the next path.</summary>
    private void Begin(string? path)
    {
        if (!string.Equals(path, _path, StringComparison.Ordinal))
        {
            _verdicts.Clear();
            Array.Clear(_applies);
            _path = path;
        }
    }

    private static string Exclusion(Rule rule) =>
        rule.Paths.Count > 0 ? $"the rule looks only at {string.Join(", ", rule.Paths)}" : $"the rule leaves out {string.Join(", ", rule.Allow.Paths)}";

    private bool AppliesAnew(string? path, int index)
    {
        var rule = _rules[index];

        // Manifests are piped as often as they are filed, and their own words tell what they are.
        return (rule.Paths.Count == 0 || (path is null ? rule.Detector == DetectorKind.Manifest : (_only[index] ??= new GlobSet(rule.Paths)).Matches(path)))
            && (rule.Allow.Paths.Count == 0 || path is null || !(_never[index] ??= new GlobSet(rule.Allow.Paths)).Matches(path));
    }
}

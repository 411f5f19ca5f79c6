using LeakScan.Detection;
using LeakScan.Filtering;
using LeakScan.Rules;
using LeakScan.Rules.Checksums;

namespace LeakScan.Caching;

/// <summary>Numbers judged matches so that equal ones, found in different objects, have the same number.</summary>
internal sealed class MatchKinds
{
    private readonly Dictionary<JudgedMatch, int> _known = [];
    private readonly Dictionary<(int Rule, int Length, string Secret, Confidence Confidence, MatchTraits Traits, ChecksumOutcome Checksum, bool IsInert, string? Note), int> _kinds = [];
    private readonly List<int> _rules = [];

    /// <summary>For each number the index of the rule.</summary>
    public IReadOnlyList<int> Rules => _rules;

    public int NumberOf(JudgedMatch match)
    {
        if (!_known.TryGetValue(match, out var number))
        {
            var kind = (match.Rule, match.Length, match.Secret, match.Confidence, match.Traits, match.Checksum, match.IsInert, match.Note);
            if (!_kinds.TryGetValue(kind, out number))
            {
                _kinds.Add(kind, number = _rules.Count);
                _rules.Add(match.Rule);
            }

            _known.Add(match, number);
        }

        return number;
    }
}

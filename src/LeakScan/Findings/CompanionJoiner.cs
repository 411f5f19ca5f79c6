using LeakScan.Rules;

namespace LeakScan.Findings;

/// <summary>
/// Joins the parts of one credential: a match whose rule names companions (<c>requires</c>) takes the nearest of each that stands near enough, and they are
/// one finding. A part may belong to several, as one key id to an old and a new secret. Asked when the path is known and the most specific matches are
/// chosen, so that nothing is joined that would not be told by itself.
/// </summary>
internal sealed class CompanionJoiner(IReadOnlyList<Rule> rules)
{
    /// <summary>The matches of one item at one place, each that is part of another within it.</summary>
    public IReadOnlyList<ToldMatch> Join(IReadOnlyList<ToldMatch> matches)
    {
        if (matches.Count < 2 || !matches.Any(m => RuleOf(m).Requires.Count > 0))
        {
            return matches;
        }

        // Where two name each other the more harmful leads.
        var joined = new Dictionary<ToldMatch, ToldMatch>(ReferenceEqualityComparer.Instance);
        var parts = new HashSet<ToldMatch>(ReferenceEqualityComparer.Instance);
        var byRule = matches.GroupBy(m => RuleOf(m).Id, StringComparer.Ordinal).ToDictionary(g => g.Key, g => new CompanionIndex(g), StringComparer.Ordinal);
        foreach (var match in matches.OrderByDescending(m => RuleOf(m).Severity).ThenBy(m => m.Match.Placed.Start))
        {
            if (!parts.Contains(match) && PartsOf(match, byRule) is { Count: > 0 } found)
            {
                parts.UnionWith(found);
                byRule[RuleOf(match).Id].Remove(match);
                joined[match] = match with { Parts = found, Confidence = found.Max(p => p.Confidence) is var sure && sure > match.Confidence ? sure : match.Confidence };
            }
        }

        return [.. matches.Where(m => !parts.Contains(m)).Select(m => joined.GetValueOrDefault(m, m))];
    }

    private List<ToldMatch> PartsOf(ToldMatch match, Dictionary<string, CompanionIndex> byRule)
    {
        var parts = new List<ToldMatch>();
        foreach (var requirement in RuleOf(match).Requires)
        {
            if (byRule.TryGetValue(requirement.RuleId, out var others) && others.Nearest(match, requirement) is { } nearest && !parts.Contains(nearest))
            {
                parts.Add(nearest);
            }
        }

        return parts;
    }

    private Rule RuleOf(ToldMatch match) => rules[match.Match.Placed.Match.Rule];
}

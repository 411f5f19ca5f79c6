using LeakScan.Rules;

namespace LeakScan.Findings.Locating;

/// <summary>
/// Makes of all matches of one item those that are told: each once, none whose required companion is missing, and the most specific of several on the
/// same bytes. It works on whole items, never on windows or pieces, so that the outcome does not depend on how an item was cut.
/// </summary>
internal sealed class MatchReducer
{
    private readonly IReadOnlyList<Rule> _rules;

    public MatchReducer(IReadOnlyList<Rule> rules) => _rules = rules;

    /// <summary>The matches that count, in order of their start; of those of one rule that overlap, the first.</summary>
    public List<LocatedMatch> Complete(List<LocatedMatch> matches)
    {
        var kept = new List<LocatedMatch>();
        foreach (var rule in matches.Where(m => HasCompanions(m, matches)).GroupBy(m => m.Rule))
        {
            Keep(rule.OrderBy(m => m.Start).ThenByDescending(m => m.End), kept);
        }

        kept.Sort(static (x, y) => x.Start != y.Start ? x.Start.CompareTo(y.Start) : x.Rule.CompareTo(y.Rule));
        return kept;
    }

    /// <summary>Of matches that overlap, the most specific. Asked when the path is known: a rule that does not count there must not displace another.</summary>
    public List<LocatedMatch> MostSpecific(IEnumerable<LocatedMatch> matches)
    {
        var kept = new List<LocatedMatch>();
        Keep(matches.Order(Comparer<LocatedMatch>.Create(ByPreference)), kept);
        return kept;
    }

    private static void Keep(IEnumerable<LocatedMatch> matches, List<LocatedMatch> kept)
    {
        var taken = new SpanSet();
        foreach (var match in matches)
        {
            if (taken.TryAdd(match.Start, match.End))
            {
                kept.Add(match);
            }
        }
    }

    private bool HasCompanions(LocatedMatch match, List<LocatedMatch> all)
    {
        foreach (var requirement in _rules[match.Rule].Requires)
        {
            if (!requirement.Optional && !all.Exists(other => IsCompanion(match, other, requirement)))
            {
                return false;
            }
        }

        return true;
    }

    private bool IsCompanion(LocatedMatch match, LocatedMatch other, Requirement requirement) =>
        string.Equals(_rules[other.Rule].Id, requirement.RuleId, StringComparison.Ordinal)
        && other.Region.StartLine >= match.Region.StartLine - requirement.WithinLines
        && other.Region.StartLine <= match.Region.EndLine + requirement.WithinLines;

    /// <summary>The most specific first: a verified one, a pattern before a guess from a key's name, the surer, the longer, the earlier.</summary>
    private int ByPreference(LocatedMatch x, LocatedMatch y)
    {
        var order = y.Verified.CompareTo(x.Verified);
        order = order != 0 ? order : Generality(x).CompareTo(Generality(y));
        order = order != 0 ? order : y.Confidence.CompareTo(x.Confidence);
        order = order != 0 ? order : (y.End - y.Start).CompareTo(x.End - x.Start);
        order = order != 0 ? order : x.Start.CompareTo(y.Start);
        return order != 0 ? order : x.Rule.CompareTo(y.Rule);
    }

    private int Generality(LocatedMatch match) => _rules[match.Rule].Detector switch
    {
        DetectorKind.Pattern => 0,
        DetectorKind.UrlCredential => 1,
        _ => 2,
    };
}

using LeakScan.Detection;
using LeakScan.Filtering;
using LeakScan.Rules;
using LeakScan.Rules.Checksums;

namespace LeakScan.Findings.Locating;

/// <summary>
/// Makes of all matches of one item those that are told: each once, none whose required companion is missing, and the most specific of several on the
/// same bytes. It works on whole items, never on windows or pieces, so that the outcome does not depend on how an item was cut.
/// </summary>
internal sealed class MatchReducer
{
    private static readonly Comparer<LocatedMatch> ByPlace = Comparer<LocatedMatch>.Create(static (x, y) => MatchOrder.Compare(x.Placed, y.Placed));

    private readonly IReadOnlyList<Rule> _rules;

    public MatchReducer(IReadOnlyList<Rule> rules) => _rules = rules;

    /// <summary>The matches that count, in order of their start; of those of one rule that overlap, the first.</summary>
    /// <param name="matches">All matches of an item.</param>
    public List<LocatedMatch> Complete(List<LocatedMatch> matches)
    {
        var kept = new List<LocatedMatch>();
        var lines = matches.Exists(m => _rules[m.Placed.Match.Rule].Requires.Count > 0) ? new LineIndex(_rules, matches) : null;
        foreach (var rule in matches.GroupBy(m => m.Placed.Match.Rule))
        {
            var counting = rule.Where(m => lines is null || HasCompanions(m, lines));
            var end = -1L;
            foreach (var match in counting.Order(ByPlace))
            {
                if (match.Placed.Start >= end)
                {
                    kept.Add(match);
                    end = match.Placed.End;
                }
            }
        }

        kept.Sort(ByPlace);
        return kept;
    }

    /// <summary>Of matches that overlap, the most specific. Asked when the path is known: a rule that does not count there must not displace another.</summary>
    /// <param name="matches">Matches in order of their start.</param>
    public List<LocatedMatch> MostSpecific(IEnumerable<LocatedMatch> matches)
    {
        // Only those that hang together can displace one another; nearly all stand alone.
        var kept = new List<LocatedMatch>();
        var together = new List<LocatedMatch>();
        var end = -1L;
        foreach (var match in matches)
        {
            if (match.Placed.Start >= end)
            {
                KeepPreferred(together, kept);
                together.Clear();
            }

            together.Add(match);
            end = Math.Max(end, match.Placed.End);
        }

        KeepPreferred(together, kept);
        kept.Sort(ByPreference);
        return kept;
    }

    private void KeepPreferred(List<LocatedMatch> together, List<LocatedMatch> kept)
    {
        if (together.Count == 1)
        {
            kept.Add(together[0]);
            return;
        }

        together.Sort(ByPreference);
        Keep(together, kept);
    }

    private static void Keep(List<LocatedMatch> matches, List<LocatedMatch> kept)
    {
        var first = kept.Count;
        var taken = new SpanSet();
        foreach (var match in matches)
        {
            if (taken.TryAdd(match.Placed.Start, match.Placed.End))
            {
                kept.Add(match);
            }
            else
            {
                Assure(kept, first, match.Placed);
            }
        }
    }

    private static void Assure(List<LocatedMatch> kept, int first, PlacedMatch other)
    {
        for (var i = first; i < kept.Count; i++)
        {
            var (match, start) = kept[i].Placed;
            if (start == other.Start && match.Length == other.Match.Length)
            {
                kept[i] = kept[i] with { Placed = new PlacedMatch(match.AssuredBy(other.Match), start) };
            }
        }
    }

    private bool HasCompanions(LocatedMatch match, LineIndex lines) =>
        _rules[match.Placed.Match.Rule].Requires.All(requirement => requirement.Optional || lines.Meets(requirement, match.Line));

    /// <summary>The most specific first: a verified one, a pattern before a guess from a key's name, the surer, the longer, the earlier.</summary>
    private int ByPreference(LocatedMatch left, LocatedMatch right)
    {
        var (x, y) = (left.Placed.Match, right.Placed.Match);
        var order = IsVerified(y).CompareTo(IsVerified(x));
        order = order != 0 ? order : Generality(x).CompareTo(Generality(y));
        order = order != 0 ? order : y.Confidence.CompareTo(x.Confidence);
        order = order != 0 ? order : y.Length.CompareTo(x.Length);
        return order != 0 ? order : MatchOrder.Compare(left.Placed, right.Placed);
    }

    private static bool IsVerified(JudgedMatch match) => match.Checksum == ChecksumOutcome.Valid;

    private int Generality(JudgedMatch match) => _rules[match.Rule].Detector switch
    {
        // What only stands for a token, or is known by little, must not take the place of what a name tells; an id that is public by design must.
        DetectorKind.Pattern when match.Traits.HasFlag(MatchTraits.Placeholder) || _rules[match.Rule] is { Confidence: Confidence.Low, Severity: > Severity.Info, Checksum: null } => 4,
        DetectorKind.Pattern or DetectorKind.File => 0,
        DetectorKind.UrlCredential => 1,

        // Entries in base64 are told by nothing but their place; of others the name may say more.
        DetectorKind.Manifest => match.Traits.HasFlag(MatchTraits.Encoded) ? 0 : 3,
        _ => 2,
    };
}

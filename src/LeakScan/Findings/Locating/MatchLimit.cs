using LeakScan.Detection;
using LeakScan.Filtering;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Findings.Locating;

/// <summary>
/// Bounds what one item costs and leaves in memory. A file can hold tens of millions of matches of a rule; nobody reads more than the first thousands, and who
/// mends the file mends all. Those beyond are counted, up to a number from which on the rule is not looked for any more in the item, and noted as a gap, never
/// dropped in silence; other rules go on. What is kept depends on the item alone, not on how it is cut. Belongs to one thread.
/// </summary>
internal sealed class MatchLimit
{
    /// <summary>How many matches of one rule are counted in an item.</summary>
    public const int Counted = 100_000;

    /// <summary>How many of one rule are kept with the line that a report shows.</summary>
    public const int MostShown = 10_000;

    /// <summary>How many of all rules are kept with their lines.</summary>
    public const int MostShownOfAll = 30_000;

    /// <summary>How many of all rules are kept without their lines, which take most of the memory.</summary>
    public const int MostOthers = 50_000;

    private readonly IReadOnlyList<Rule> _rules;
    private readonly Coverage _coverage;
    private readonly long[] _counts;
    private readonly int[] _kept;
    private readonly int[] _shown;
    private int _allShown;
    private int _allOthers;
    private long _total;

    /// <param name="rules">The rules.</param>
    /// <param name="coverage">Where to note what was cut.</param>
    public MatchLimit(IReadOnlyList<Rule> rules, Coverage coverage)
    {
        _rules = rules;
        _coverage = coverage;
        _counts = new long[rules.Count];
        _kept = new int[rules.Count];
        _shown = new int[rules.Count];
    }

    /// <summary>How many matches are kept: of one rule of those that are shown, of all rules of these, and of all rules of the others.</summary>
    public (int Shown, int ShownOfAll, int Others) Limits { get; init; } = (MostShown, MostShownOfAll, MostOthers);

    /// <summary>How many of one rule are counted.</summary>
    public int MostCounted { get; init; } = Counted;

    /// <summary>Takes the rules that need not be looked for any more; null where what is found in an item serves other items too.</summary>
    public ExhaustedRules? Exhausted { get; init; }

    /// <summary>The items that were cut.</summary>
    public List<SourceItem> Truncated { get; } = [];

    /// <summary>Puts the next matches of the item in order, and leaves of them those within the limit.</summary>
    /// <param name="matches">The matches.</param>
    /// <param name="dropped">Where those beyond the limit are appended.</param>
    /// <param name="isShown">Of which matches the line is shown.</param>
    public void Cut(List<PlacedMatch> matches, List<PlacedMatch> dropped, Predicate<JudgedMatch> isShown)
    {
        _total += matches.Count;
        matches.Sort(MatchOrder.Compare);
        PlacedMatch? last = null;
        matches.RemoveAll(match =>
        {
            // Several keywords can lead to one match, and how many depends on where a scan began.
            if (last is { } before && MatchOrder.Compare(before, match) == 0)
            {
                return true;
            }

            last = match;
            var rule = match.Match.Rule;
            var fits = ++_counts[rule] <= MostCounted && (isShown(match.Match) ? KeepsShown(rule) : _allOthers < Limits.Others && ++_allOthers > 0);
            if (fits)
            {
                _kept[rule]++;
            }
            else
            {
                dropped.Add(match);
                if (_counts[rule] > MostCounted)
                {
                    Exhausted?.Add(rule);
                }
            }

            return !fits;
        });
    }

    /// <summary>Notes what else of an item was not looked at; null for nothing.</summary>
    public void Note(SourceItem item, OmissionReason reason, string? detail)
    {
        if (detail is not null)
        {
            _coverage.Omit(reason, item.ShownName, detail);
            Truncated.Add(item);
        }
    }

    /// <summary>Ends an item: notes what was cut of it.</summary>
    public void End(SourceItem item)
    {
        Exhausted?.Clear();
        if (_total == 0)
        {
            return;
        }

        var noted = false;
        for (var rule = 0; rule < _counts.Length; rule++)
        {
            if (_counts[rule] > _kept[rule])
            {
                noted = true;
                _coverage.Omit(OmissionReason.Truncated, item.ShownName, Describe(rule));
            }
        }

        if (noted)
        {
            Truncated.Add(item);
        }

        Array.Clear(_counts);
        Array.Clear(_kept);
        Array.Clear(_shown);
        (_allShown, _allOthers, _total) = (0, 0, 0);
    }

    private bool KeepsShown(int rule) => _shown[rule] < Limits.Shown && _allShown < Limits.ShownOfAll && ++_shown[rule] > 0 && ++_allShown > 0;

    private string Describe(int rule)
    {
        var all = _counts[rule] > MostCounted ? $"more than {MostCounted:N0}" : $"{_counts[rule]:N0}";
        var limit = _shown[rule] == Limits.Shown ? $"{Limits.Shown:N0}" : $"{(_allShown == Limits.ShownOfAll ? Limits.ShownOfAll : Limits.Others):N0} of all rules";
        return $"{all} matches of {_rules[rule].Id}; the limit is {limit}";
    }
}

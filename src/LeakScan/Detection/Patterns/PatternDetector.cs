using LeakScan.Rules.Packs;
using LeakScan.Rules.Patterns;

namespace LeakScan.Detection.Patterns;

/// <summary>Confirms candidates by their rule's pattern: a match is tried at every place where, given the keyword's, one may start.</summary>
internal sealed class PatternDetector : IDetector
{
    /// <summary>How many bytes around a match a filter may read.</summary>
    public const int Surroundings = 24;

    private readonly PatternProgram?[] _programs;
    private readonly StartFilter?[] _starts;
    private readonly (long Stretch, int From, int To)[] _tried;
    private readonly PatternMatcher _matcher = new();
    private readonly RunFilter _runs;
    private readonly Lazy<(int Before, int Behind)> _reach;
    private long _stretch;
    private long _places;

    public PatternDetector(PatternProgram?[] programs, KeywordIndex index)
    {
        _programs = programs;
        _tried = new (long Stretch, int From, int To)[programs.Length];
        _starts = new StartFilter?[programs.Length];
        _runs = new RunFilter(programs.Length);
        _reach = new Lazy<(int Before, int Behind)>(() => ReachOf(programs, index));
    }

    /// <summary>Whether places without a run that every match holds are left out at once. Off to measure what the matcher may cost at most.</summary>
    public bool LooksForRuns { get; init; } = true;

    public int ReachBefore => _reach.Value.Before;

    public int ReachBehind => _reach.Value.Behind;

    /// <summary>How many places, bytes and instructions were looked at so far: a cost that does not depend on the machine.</summary>
    public long Steps => _places + _matcher.Steps;

    /// <summary>How many bytes before and behind a keyword its verdict may depend on: those of a match, and what a filter reads around it (conditions need one).</summary>
    public static (int Before, int Behind) Evidence(PatternProgram program, in KeywordAnchor anchor) =>
        (Math.Max(0, -anchor.First) + Surroundings, Math.Max(anchor.KeywordLength, anchor.Last + Math.Min(program.MaxLength, PatternMatcher.MaxSpan)) + Surroundings);

    public void Begin() => _stretch++;

    /// <summary>Whether a candidate may lead to a match of a rule whose matches can start at one place only: no when the bytes there rule that out. Costs next to nothing.</summary>
    public bool MayMatch(ReadOnlySpan<byte> content, int position, in KeywordAnchor anchor) =>
        StartOf(anchor.Rule).MayStart(content, position + anchor.First) && PatternHead.Holds(_programs[anchor.Rule]!, content, position + anchor.First);

    public void Detect(ReadOnlySpan<byte> content, int position, in KeywordAnchor anchor, List<RawMatch> matches)
    {
        var program = _programs[anchor.Rule]!;
        var last = Math.Min(position + anchor.Last, content.Length - program.MinLength);
        var first = Untried(anchor.Rule, Math.Max(0, position + anchor.First), last);
        _places += Math.Max(0, last - first) + 1;
        if (first > last || (first == last && !PatternHead.Holds(program, content, first)))
        {
            return;
        }

        if (LooksForRuns && !_runs.MayStand(anchor.Rule, program, _stretch, content, first, last))
        {
            return;
        }

        for (var start = first; start <= last; start++)
        {
            if (anchor.First < anchor.Last)
            {
                start = StartOf(anchor.Rule).Next(content, start, last);
                if (start < 0)
                {
                    return;
                }
            }

            if (_matcher.Match(program, content, start, out var end, out var secretStart, out var secretEnd))
            {
                matches.Add(secretStart < 0
                    ? new RawMatch(anchor.Rule, start, end, start, end, MatchTraits.None)
                    : new RawMatch(anchor.Rule, start, end, secretStart, secretEnd, MatchTraits.None));
            }
        }
    }

    /// <summary>Which bytes matches of a rule may start with.</summary>
    public StartFilter StartOf(int rule) => _starts[rule] ??= new StartFilter(_programs[rule]!);

    private static (int Before, int Behind) ReachOf(PatternProgram?[] programs, KeywordIndex index)
    {
        var reach = (Before: 0, Behind: 0);
        foreach (var anchor in index.Anchors.SelectMany(a => a))
        {
            if (programs[anchor.Rule] is { } program)
            {
                var (before, behind) = Evidence(program, anchor);
                reach = (Math.Max(reach.Before, before), Math.Max(reach.Behind, behind));
            }
        }

        return reach;
    }

    /// <summary>
    /// The first place from <paramref name="first"/> on that was not tried in this stretch. Keywords in a row share most of the places around them, and what
    /// a place leads to does not depend on the keyword.
    /// </summary>
    private int Untried(int rule, int first, int last)
    {
        ref var tried = ref _tried[rule];
        if (tried.Stretch != _stretch || first < tried.From || first > tried.To)
        {
            tried = (_stretch, first, Math.Max(first, last + 1));
            return first;
        }

        first = tried.To;
        tried.To = Math.Max(tried.To, last + 1);
        return first;
    }
}

namespace LeakScan.Findings.Locating;

/// <summary>Numbers the matches of an item, those of each rule by themselves: a <see cref="MatchBudget"/> keeps the first. Belongs to one thread.</summary>
internal sealed class MatchNumbers(int rules)
{
    private readonly int[] _shown = new int[rules];
    private readonly int[] _others = new int[rules];
    private bool _any;

    /// <summary>The number of the next match of a rule, from 1 on. Those that are shown are numbered by themselves, so that the others take no room from them.</summary>
    public int Next(int rule, bool isShown)
    {
        _any = true;
        return ++(isShown ? _shown : _others)[rule];
    }

    /// <summary>Numbers all matches of an item of which no lines are shown yet.</summary>
    public List<LocatedMatch> Number(IEnumerable<LocatedMatch> matches)
    {
        Clear();
        return [.. matches.Select(m => m with { Number = Next(m.Placed.Match.Rule, isShown: false) })];
    }

    /// <summary>Starts on another item.</summary>
    public void Clear()
    {
        if (_any)
        {
            Array.Clear(_shown);
            Array.Clear(_others);
            _any = false;
        }
    }
}

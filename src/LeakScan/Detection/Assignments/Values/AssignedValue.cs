namespace LeakScan.Detection.Assignments.Values;

/// <summary>A value as it stands in the text.</summary>
/// <param name="Start">First byte, behind an opening quote.</param>
/// <param name="End">Byte behind the value, before a closing quote.</param>
/// <param name="Traits">How it stood.</param>
internal readonly record struct AssignedValue(int Start, int End, MatchTraits Traits)
{
    /// <summary>The match whose credential it is.</summary>
    /// <param name="rule">Index of the rule.</param>
    /// <param name="origin">Where the text starts in its content.</param>
    /// <param name="start">First byte of the match, in the text.</param>
    /// <param name="end">Byte behind the match, in the text.</param>
    /// <param name="more">What else is known of how it stood.</param>
    public RawMatch ToMatch(int rule, int origin, int start, int end, MatchTraits more) =>
        new(rule, origin + start, origin + end, origin + Start, origin + End, more | Traits);
}

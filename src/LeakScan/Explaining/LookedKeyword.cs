namespace LeakScan.Explaining;

/// <summary>A keyword that made a rule look.</summary>
/// <param name="Rule">Index of the rule.</param>
/// <param name="Text">The keyword.</param>
/// <param name="Span">Where it stands.</param>
internal readonly record struct LookedKeyword(int Rule, string Text, (int Start, int End) Span);

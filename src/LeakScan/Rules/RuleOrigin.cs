namespace LeakScan.Rules;

/// <summary>Where a rule was read.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Line">The line on which the rule starts, 1-based.</param>
internal sealed record RuleOrigin(string File, int Line)
{
    /// <summary>The place as compilers write it.</summary>
    public override string ToString() => $"{File}:{Line}";
}

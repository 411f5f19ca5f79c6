namespace LeakScan.Rules;

/// <summary>Where a rule was read.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Line">The line on which the rule starts, 1-based.</param>
/// <param name="IsImported">Whether its file says that it was taken over from another scanner, which has no word for examples.</param>
internal sealed record RuleOrigin(string File, int Line, bool IsImported = false)
{
    /// <summary>The place as compilers write it.</summary>
    public override string ToString() => $"{File}:{Line}";
}

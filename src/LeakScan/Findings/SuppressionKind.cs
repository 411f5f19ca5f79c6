namespace LeakScan.Findings;

/// <summary>Where an exception is declared.</summary>
public enum SuppressionKind
{
    /// <summary>By a marker in the content itself.</summary>
    Inline,

    /// <summary>In the baseline.</summary>
    Baseline,

    /// <summary>In the configuration.</summary>
    Configuration,
}

namespace LeakScan.Cli.Options;

/// <summary>How much is said on standard error.</summary>
internal enum Verbosity
{
    /// <summary>Errors only.</summary>
    Quiet,

    /// <summary>What the user has to know: gaps, where reports went.</summary>
    Normal,

    /// <summary>Also what was used and how long it took.</summary>
    Verbose,
}

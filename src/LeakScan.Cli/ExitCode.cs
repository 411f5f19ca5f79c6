namespace LeakScan.Cli;

/// <summary>What the process tells its caller. Never one code for two things.</summary>
internal static class ExitCode
{
    /// <summary>Everything was read and nothing was found.</summary>
    public const int Clean = 0;

    /// <summary>Something was found.</summary>
    public const int Findings = 1;

    /// <summary>The command line, the configuration, a rule file, a report file or LeakScan itself is at fault.</summary>
    public const int Error = 2;

    /// <summary>Nothing was found, and not everything could be read.</summary>
    public const int Incomplete = 3;

    /// <summary>The user stopped the scan: 128 + SIGINT, as shells report it.</summary>
    public const int Interrupted = 130;
}

namespace LeakScan.Cli.Hooks;

/// <summary>What stands in the place of a hook.</summary>
internal enum HookState
{
    /// <summary>Nothing.</summary>
    Absent,

    /// <summary>What LeakScan put there.</summary>
    Installed,

    /// <summary>A script of LeakScan's that only runs the repository's own hook.</summary>
    HandsOn,

    /// <summary>What LeakScan put there, changed by somebody.</summary>
    Edited,

    /// <summary>Something else.</summary>
    Foreign,
}

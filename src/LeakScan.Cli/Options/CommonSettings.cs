using LeakScan.Cli.Output;

namespace LeakScan.Cli.Options;

/// <summary>What <see cref="CommonOptions"/> read.</summary>
internal sealed record CommonSettings
{
    public required IReadOnlyList<OutputTarget> Targets { get; init; }

    public required IReadOnlyList<string> RulePaths { get; init; }

    public required ColorMode Color { get; init; }

    /// <summary>Whether progress is wanted where there is a terminal for it.</summary>
    public required bool Progress { get; init; }

    public required Verbosity Verbosity { get; init; }

    public required ScanOptions Scan { get; init; }
}

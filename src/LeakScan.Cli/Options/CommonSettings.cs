using LeakScan.Cli.Output;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Cli.Options;

/// <summary>What <see cref="CommonOptions"/> read.</summary>
internal sealed record CommonSettings
{
    /// <summary>What holds when the command line has no options.</summary>
    public static CommonSettings Default { get; } = new()
    {
        Targets = [OutputTarget.Default],
        ConfigurationFile = null,
        FindsConfiguration = true,
        RulePaths = [],
        MinConfidence = null,
        BaselineFile = null,
        Progress = true,
        Verbosity = Verbosity.Normal,
        Scan = new ScanOptions(),
    };

    /// <summary>The reports to write; none for a command that writes no reports.</summary>
    public IReadOnlyList<OutputTarget> Targets { get; init; } = [];

    /// <summary>The configuration; null when the command line names none.</summary>
    public required string? ConfigurationFile { get; init; }

    /// <summary>Whether a configuration is looked for where none is named.</summary>
    public required bool FindsConfiguration { get; init; }

    public required IReadOnlyList<string> RulePaths { get; init; }

    /// <summary>The least confidence asked for; null when the command line does not say.</summary>
    public required Confidence? MinConfidence { get; init; }

    /// <summary>The baseline to compare with; null when the command line names none.</summary>
    public required string? BaselineFile { get; init; }

    /// <summary>Where the expressions go that take the secrets out of a history; null when nobody asked for them.</summary>
    public string? ExpressionsFile { get; init; }

    /// <summary>What may be left unread without changing how the run ends.</summary>
    public IReadOnlyList<OmissionReason> AllowedGaps { get; init; } = [];

    public ColorMode Color { get; init; }

    /// <summary>Whether progress is wanted where there is a terminal for it.</summary>
    public required bool Progress { get; init; }

    public required Verbosity Verbosity { get; init; }

    /// <summary>Whether nothing goes to standard output when there is nothing to tell: a hook runs many times a day.</summary>
    public bool IsSilentWhenClean { get; init; }

    public required ScanOptions Scan { get; init; }
}

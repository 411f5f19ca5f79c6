using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Findings;

/// <summary>The outcome of a scan. Immutable, once the scan has ended.</summary>
public sealed record ScanReport
{
    /// <summary>The command that was run, without the program's name: <c>scan</c>, <c>history</c>, <c>staged</c>.</summary>
    public required string Command { get; init; }

    /// <summary>Version of LeakScan.</summary>
    public required string Version { get; init; }

    /// <summary>The rules that looked.</summary>
    public required RulePack Rules { get; init; }

    /// <summary>Findings that count, in order of path, line, column and rule; in a history by path, then commit date.</summary>
    public required IReadOnlyList<Finding> Findings { get; init; }

    /// <summary>Findings that a marker or baseline allows, in the same order.</summary>
    public IReadOnlyList<Finding> Suppressed { get; init; } = [];

    /// <summary>How many findings were below the least confidence asked for.</summary>
    public int BelowConfidence { get; init; }

    /// <summary>The least confidence that was asked for.</summary>
    public Confidence MinConfidence { get; init; } = Confidence.Medium;

    /// <summary>What was read and what was not.</summary>
    public required Coverage Coverage { get; init; }

    /// <summary>The repository that was scanned; null when there was none.</summary>
    internal RepositoryInfo? Repository { get; init; }

    /// <summary>In a report of several repositories that of each, with the name that findings and gaps show before their paths; empty in a report of one.</summary>
    internal IReadOnlyList<(string Name, ScanReport Report)> Repositories { get; init; } = [];

    /// <summary>Whether the user stopped the scan.</summary>
    public bool Interrupted { get; init; }
}

using LeakScan.Rules;

namespace LeakScan.Configuration;

/// <summary>What a configuration file says. Immutable. Nothing in it makes a scan find more or less than it names.</summary>
internal sealed record ScanConfiguration
{
    /// <summary>What holds where there is no file.</summary>
    public static ScanConfiguration None { get; } = new();

    /// <summary>The file, as messages show it; null where there is none.</summary>
    public string? File { get; init; }

    /// <summary>Findings below this are counted and not listed; null when the file does not say.</summary>
    public Confidence? MinConfidence { get; init; }

    /// <summary>Rule files and folders of them, used beside the built-in rules.</summary>
    public IReadOnlyList<string> RulePacks { get; init; } = [];

    /// <summary>Rules that are not used.</summary>
    public IReadOnlyList<NamedRule> DisabledRules { get; init; } = [];

    /// <summary>Globs over the paths shown to the user; when there are any, only files that match one are read.</summary>
    public IReadOnlyList<string> Include { get; init; } = [];

    /// <summary>Globs of the same kind: files and folders that are not read.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];

    /// <summary>Declared exceptions.</summary>
    public IReadOnlyList<AllowEntry> Allow { get; init; } = [];

    /// <summary>The baseline to compare with; null for none.</summary>
    public string? Baseline { get; init; }

    /// <summary>Larger files are not read and reported as a gap. In bytes; null: no limit.</summary>
    public long? MaxFileSize { get; init; }
}

using LeakScan.Findings;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan;

/// <summary>Scans sources with a rule pack. Safe for use by several threads; one scan uses as many threads as the options say.</summary>
public sealed class Scanner
{
    /// <summary>Prepares a scanner: detectors are built lazily, when a keyword of theirs is first seen.</summary>
    public Scanner(RulePack rules, ScanOptions options)
    {
        Rules = rules;
        Options = options;
    }

    /// <summary>The rules in use.</summary>
    public RulePack Rules { get; }

    /// <summary>How scans are done.</summary>
    public ScanOptions Options { get; }

    /// <summary>How far the scan in progress is; may be read at any time from any thread.</summary>
    public ScanProgress Progress => default;

    /// <summary>Scans the sources one after the other. An interruption ends the scan with what was found so far and <see cref="ScanReport.Interrupted"/> set.</summary>
    /// <exception cref="SourceException">A source cannot be read at all.</exception>
    /// <exception cref="LeakScan.Git.GitException">A repository cannot be read at all.</exception>
    public ScanReport Scan(string command, IReadOnlyList<ISource> sources, RepositoryInfo? repository, CancellationToken cancellation) => throw new NotSupportedException();
}

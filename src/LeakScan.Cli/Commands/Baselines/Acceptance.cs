using LeakScan.Baselines;
using LeakScan.Cli.Importing;
using LeakScan.Cli.Output;
using LeakScan.Findings;

namespace LeakScan.Cli.Commands.Baselines;

/// <summary>On what terms findings are accepted.</summary>
/// <param name="Reason">Why; null when nobody said.</param>
/// <param name="Expires">The last day; null for ever.</param>
/// <param name="Foreign">What other scanners' files accept, and nothing else is; null for everything.</param>
internal sealed record Acceptance(string? Reason, DateOnly? Expires, IReadOnlyList<ForeignEntry>? Foreign)
{
    /// <summary>The entries of those findings that are accepted.</summary>
    public IEnumerable<BaselineEntry> Entries(IReadOnlyList<Finding> findings, MessageWriter messages) =>
        BaselineMaker.Entries(ForeignBaseline.Choose(findings, Foreign, messages), Expires, Reason);
}

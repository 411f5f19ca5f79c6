using LeakScan.Findings;

namespace LeakScan.Baselines;

/// <summary>A report compared with a baseline.</summary>
/// <param name="Report">The report; what the baseline accepts is among its suppressed findings.</param>
/// <param name="Unused">Entries that no finding needed.</param>
/// <param name="Expired">Entries whose finding is still there, and counts again because their last day has passed.</param>
internal sealed record BaselineOutcome(ScanReport Report, IReadOnlyList<BaselineEntry> Unused, IReadOnlyList<BaselineEntry> Expired);

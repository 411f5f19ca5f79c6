using LeakScan.Findings;

namespace LeakScan.Baselines;

/// <summary>Makes entries of findings.</summary>
internal static class BaselineMaker
{
    /// <summary>One entry for each distinct secret; the first place stands for all of them.</summary>
    public static IEnumerable<BaselineEntry> Entries(IEnumerable<Finding> findings, DateOnly? expires, string? reason) =>
        findings.DistinctBy(f => f.Fingerprint).Select(f => new BaselineEntry(f.Fingerprint, f.Rule.Id, f.Provenance.DisplayPath, expires, reason));
}

using LeakScan.Sources;

namespace LeakScan.Findings;

/// <summary>The order of suppressed findings: what stands in files before what stands in their history, as the findings that count are.</summary>
internal static class SuppressedOrder
{
    public static IReadOnlyList<Finding> Sort(IEnumerable<Finding> findings) =>
        [.. findings.OrderBy(f => f.Provenance is GitProvenance { IsStaged: false }).ThenBy(f => f, Comparer<Finding>.Create(FindingOrder.Compare))];
}

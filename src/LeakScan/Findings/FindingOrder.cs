using LeakScan.Sources;

namespace LeakScan.Findings;

/// <summary>The order of a report: by path, in a history then by commit, then by place and rule.</summary>
internal static class FindingOrder
{
    public static int Compare(Finding? x, Finding? y)
    {
        var order = string.CompareOrdinal(x!.Provenance.DisplayPath, y!.Provenance.DisplayPath);
        order = order != 0 ? order : CommitOrder(x).CompareTo(CommitOrder(y));
        order = order != 0 ? order : x.Region.StartLine.CompareTo(y.Region.StartLine);
        order = order != 0 ? order : x.Region.StartColumn.CompareTo(y.Region.StartColumn);
        order = order != 0 ? order : string.CompareOrdinal(x.Rule.Id, y.Rule.Id);

        // Last, and only for two of them: a sort compares elements with themselves, and a fingerprint takes milliseconds.
        return order != 0 || ReferenceEquals(x.LazyFingerprint, y.LazyFingerprint) ? order : string.CompareOrdinal(x.Fingerprint, y.Fingerprint);
    }

    private static int CommitOrder(Finding finding) => (finding.Provenance as GitProvenance)?.Location.Order ?? -1;
}

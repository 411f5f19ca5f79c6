using System.Globalization;
using LeakScan.Findings;
using LeakScan.Sources;

namespace LeakScan.Reporting;

/// <summary>The phrases about coverage that several formats share.</summary>
internal static class CoverageText
{
    /// <summary>What was read: "3 files, 1.2 MB".</summary>
    public static string Total(Coverage coverage)
    {
        var parts = new List<string>();
        Add(coverage.Files, "file");
        Add(coverage.Blobs, "blob");
        Add(coverage.Commits, "commit");
        Add(coverage.Tags, "tag");
        var recalled = coverage.Recalled > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({coverage.Recalled:N0} objects of these by an earlier run)") : "";
        return parts.Count == 0 ? "nothing" : $"{string.Join(", ", parts)}, {Wording.Bytes(coverage.Bytes)}{recalled}";

        void Add(long count, string name)
        {
            if (count > 0)
            {
                parts.Add(Wording.Count(count, name));
            }
        }
    }

    /// <summary>What was read, and what was left out by design.</summary>
    public static string Read(Coverage coverage)
    {
        var leftOut = Reasons(coverage, gaps: false).Select(r => Wording.Count(r, coverage.Count(r))).ToList();
        return $"Read {Total(coverage)}." + (leftOut.Count > 0 ? $" Left out by design: {string.Join(", ", leftOut)}." : "");
    }

    /// <summary>How many findings are not told because they are not sure enough; null when all are.</summary>
    public static string? Below(ScanReport report) =>
        report.BelowConfidence > 0 ? $"{Wording.Count(report.BelowConfidence, "finding")} below {Wording.Id(report.MinConfidence)} confidence" : null;

    /// <summary>The verdict, what is not told and what was read, in a line.</summary>
    public static string Summary(ScanReport report) => string.Join(' ', [Verdict.Of(report).Sentence, .. Below(report) is { } below ? [$"{below}."] : Array.Empty<string>(), Read(report.Coverage)]);

    /// <summary>The reasons for which something was not read.</summary>
    public static IEnumerable<OmissionReason> Reasons(Coverage coverage, bool gaps) =>
        Enum.GetValues<OmissionReason>().Where(r => Coverage.IsGap(r) == gaps && coverage.Count(r) > 0);

    /// <summary>A gap in a line.</summary>
    public static string Line(Omission gap) => gap.Detail.Length > 0 ? $"{gap.Subject}: {gap.Detail}" : gap.Subject;

    /// <summary>The gaps of each reason, as many as are wanted, and how many more there are.</summary>
    public static IEnumerable<(OmissionReason Reason, IReadOnlyList<string> Lines, long More)> Gaps(Coverage coverage, int lines)
    {
        var listed = coverage.Gaps.ToLookup(g => g.Reason);
        foreach (var reason in Reasons(coverage, gaps: true))
        {
            IReadOnlyList<string> shown = [.. listed[reason].Take(lines).Select(Line)];
            yield return (reason, shown, coverage.Count(reason) - shown.Count);
        }
    }
}

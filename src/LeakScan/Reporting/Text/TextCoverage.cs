using LeakScan.Sources;

namespace LeakScan.Reporting.Text;

/// <summary>Writes what was read, what was left out by design, and every gap with its reason.</summary>
internal sealed class TextCoverage(TextWriter writer, TextStyle style, bool verbose)
{
    // Enough to see what is wrong; the full list is one option away.
    private const int MaxLines = 5;

    public void Write(Coverage coverage)
    {
        var leftOut = Enum.GetValues<OmissionReason>().Where(r => !Coverage.IsGap(r) && coverage.Count(r) > 0)
            .Select(r => Wording.Count(r, coverage.Count(r))).ToList();
        writer.WriteLine(style.Dim($"Read {Total(coverage)}." + (leftOut.Count > 0 ? $" Left out by design: {string.Join(", ", leftOut)}." : "")));
        if (!coverage.IsComplete)
        {
            WriteGaps(coverage);
        }
    }

    private static string Total(Coverage coverage)
    {
        var parts = new List<string>();
        Add(coverage.Files, "file");
        Add(coverage.Blobs, "blob");
        Add(coverage.Commits, "commit");
        Add(coverage.Tags, "tag");
        return parts.Count == 0 ? "nothing" : $"{string.Join(", ", parts)}, {Wording.Bytes(coverage.Bytes)}";

        void Add(long count, string name)
        {
            if (count > 0)
            {
                parts.Add(Wording.Count(count, name));
            }
        }
    }

    private void WriteGaps(Coverage coverage)
    {
        var listed = coverage.Gaps.ToLookup(g => g.Reason);
        writer.WriteLine(style.Warning("Not read:"));
        foreach (var reason in Enum.GetValues<OmissionReason>().Where(r => Coverage.IsGap(r) && coverage.Count(r) > 0))
        {
            writer.WriteLine($"  {Wording.Count(reason, coverage.Count(reason))}");
            var shown = listed[reason].Take(verbose ? int.MaxValue : MaxLines).ToList();
            foreach (var gap in shown)
            {
                writer.WriteLine("    " + Printable.Of(gap.Detail.Length > 0 ? $"{gap.Subject}: {gap.Detail}" : gap.Subject));
            }

            if (shown.Count < coverage.Count(reason) && shown.Count > 0)
            {
                writer.WriteLine(style.Dim($"    and {Wording.Number(coverage.Count(reason) - shown.Count)} more"));
            }
        }
    }
}

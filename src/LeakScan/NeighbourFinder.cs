using LeakScan.Detection;
using LeakScan.Filtering;
using LeakScan.Sources;

namespace LeakScan;

/// <summary>Finds the secrets beside those of a window that the line of a report must not show either. Belongs to one thread.</summary>
/// <param name="scanner">This thread's scanner.</param>
internal sealed class NeighbourFinder(ContentScanner scanner)
{
    /// <summary>How far the line that a report shows of a match looks, and the longest secret that may reach into it on one line.</summary>
    private const int EdgeBytes = 4096;

    /// <summary>
    /// Finds the secrets of the windows before and behind that may stand in the line of a match near the edge: that line must not show them either, and it must
    /// be the same wherever the windows are cut.
    /// </summary>
    /// <param name="content">The content.</param>
    /// <param name="matches">The matches in its window.</param>
    /// <param name="hidden">Where those beside go; their starts are offsets in the content.</param>
    public void FindBeyond(in Content content, List<PlacedMatch> matches, List<PlacedMatch> hidden)
    {
        var (from, to) = (content.From, content.To);
        if (from > 0 && matches.Exists(m => m.Start < from + EdgeBytes))
        {
            scanner.Scan(content.Bytes, Math.Max(0, from - EdgeBytes), from, hidden);
        }

        if (to < content.Bytes.Length && matches.Exists(m => m.End > to - EdgeBytes))
        {
            scanner.Scan(content.Bytes, to, Math.Min(content.Bytes.Length, to + EdgeBytes), hidden);
        }
    }

    /// <summary>Finds what lines that are shown may hold of the rules that are not looked for any more: each byte near such lines is searched once more.</summary>
    /// <param name="content">The content.</param>
    /// <param name="shown">The matches whose lines may be shown, in order of their positions.</param>
    /// <param name="exhausted">The rules that the scanner does not look for.</param>
    /// <param name="hidden">Where their matches go; their starts are offsets in the content.</param>
    public void FindExhausted(in Content content, IEnumerable<PlacedMatch> shown, ExhaustedRules exhausted, List<PlacedMatch> hidden)
    {
        exhausted.Invert(true);
        var searched = 0;
        foreach (var match in shown)
        {
            var from = Math.Max(searched, (int)match.Start - EdgeBytes);
            var to = Math.Min(content.Bytes.Length, (int)match.End + EdgeBytes);
            if (from < to)
            {
                scanner.Scan(content.Bytes, from, to, hidden);
                searched = to;
            }
        }

        exhausted.Invert(false);
    }
}

using System.Text;
using LeakScan.Filtering;

namespace LeakScan.Findings.Locating;

/// <summary>
/// Makes the one line that a report shows of a match: some context either side, control characters replaced, and every secret in sight redacted, not only
/// the match's own, so that the report of one finding does not leak its neighbour.
/// </summary>
internal static class SnippetMaker
{
    private const int ContextBytes = 80;

    // Four characters, of four bytes each.
    private const int MostShownBytes = 16;

    /// <param name="content">The content.</param>
    /// <param name="match">The match to show.</param>
    /// <param name="all">All matches of the content, sorted by the start of their secrets.</param>
    /// <param name="longest">Length of the longest of them, in bytes.</param>
    /// <param name="plaintext">Whether secrets are shown.</param>
    public static Snippet Make(ReadOnlySpan<byte> content, PlacedMatch match, IReadOnlyList<PlacedMatch> all, int longest, bool plaintext)
    {
        var (matchStart, matchEnd) = ((int)match.Start, (int)match.End);
        var (lineStart, lineEnd) = Line(content, matchStart, matchEnd);
        var start = Boundary(content, Math.Max(lineStart, matchStart - ContextBytes));
        var secretEnd = Math.Min(matchEnd, FirstBreak(content, matchStart, matchEnd));
        var end = Boundary(content, Math.Min(lineEnd, secretEnd + ContextBytes));
        var text = new StringBuilder(start > lineStart ? "…" : "");
        var at = start;
        var (markStart, markLength) = (0, 1);
        for (var i = FirstThatReaches(all, start - longest); i < all.Count && all[i].Start < end; i++)
        {
            var other = all[i];
            var (from, to) = ((int)Math.Max(other.Start, at), (int)Math.Min(other.End, end));
            if (from >= to)
            {
                continue;
            }

            Append(text, content[at..from]);
            var shownAt = text.Length;
            if (plaintext)
            {
                Append(text, content[from..to]);
            }
            else
            {
                Append(text, Encoding.UTF8.GetBytes(from == other.Start && !HoldsShorter(all, i) ? Secret.Redact(other.Match.Secret) : "***"));
            }

            // The match itself, or a larger one that covers it.
            if (matchStart >= from && matchStart < to)
            {
                (markStart, markLength) = (shownAt, Math.Max(1, text.Length - shownAt));
            }

            at = to;
        }

        Append(text, content[at..Math.Max(at, end)]);
        if (end < lineEnd)
        {
            text.Append('…');
        }

        return new Snippet(text.ToString(), markStart, markLength);
    }

    /// <summary>
    /// The index of the first match that starts at an offset or behind: so near before the snippet that it may reach it. In a text of nothing but matches
    /// only the few in sight are looked at for each, not thousands before them.
    /// </summary>
    private static int FirstThatReaches(IReadOnlyList<PlacedMatch> all, int from)
    {
        var (low, high) = (0, all.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (all[middle].Start < from)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Whether a secret of which nothing may be shown stands in what would be shown of a longer one that begins before it or with it.</summary>
    private static bool HoldsShorter(IReadOnlyList<PlacedMatch> all, int longer)
    {
        for (var i = longer + 1; i < all.Count && all[i].Start < all[longer].Start + MostShownBytes; i++)
        {
            if (Secret.MostShown(all[i].Match.Secret) == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The bounds of the line in which the secret starts, without its line break; at least the first line of the secret.</summary>
    private static (int Start, int End) Line(ReadOnlySpan<byte> content, int secretStart, int secretEnd)
    {
        var before = content[Math.Max(0, secretStart - 4096)..secretStart].LastIndexOfAny((byte)'\n', (byte)'\r');
        var start = Math.Max(0, secretStart - 4096) + before + 1;
        var firstEnd = FirstBreak(content, secretStart, secretEnd);
        return (start, firstEnd < secretEnd ? firstEnd : FirstBreak(content, secretEnd, Math.Min(content.Length, secretEnd + 4096)));
    }

    private static int FirstBreak(ReadOnlySpan<byte> content, int from, int to)
    {
        var at = content[from..to].IndexOfAny((byte)'\n', (byte)'\r');
        return at < 0 ? to : from + at;
    }

    /// <summary>Moves an offset back out of the middle of a UTF-8 sequence.</summary>
    private static int Boundary(ReadOnlySpan<byte> content, int offset)
    {
        for (var back = 0; back < 3 && offset > 0 && offset < content.Length && (content[offset] & 0xC0) == 0x80; back++)
        {
            offset--;
        }

        return offset;
    }

    private static void Append(StringBuilder text, ReadOnlySpan<byte> bytes)
    {
        var shown = Encoding.UTF8.GetString(bytes);
        if (!shown.AsSpan().ContainsAnyExceptInRange(' ', '~'))
        {
            text.Append(shown);
            return;
        }

        foreach (var character in shown)
        {
            text.Append(character == '\t' ? ' ' : char.IsControl(character) ? '�' : character);
        }
    }
}

using System.Text;
using LeakScan.Findings;

namespace LeakScan.Reporting.Text;

/// <summary>
/// A snippet cut to the columns there are, so that the marker's end stays in sight and the caret line below it fits whatever the characters' widths.
/// </summary>
internal readonly record struct SnippetLine(string Before, string Marked, string After)
{
    private const string Ellipsis = "...";

    // A marker wider than this tells no more than this.
    private const int MaxMarked = 60;

    public int MarkColumn => Printable.Width(Before);

    public int MarkWidth => Math.Max(1, Printable.Width(Marked));

    /// <summary>Cuts a snippet to a number of columns; 0 for no limit.</summary>
    public static SnippetLine Fit(Snippet snippet, int columns)
    {
        var start = Math.Clamp(snippet.MarkStart, 0, snippet.Text.Length);
        var end = Math.Clamp(start + snippet.MarkLength, start, snippet.Text.Length);
        var before = Printable.Of(snippet.Text[..start].TrimStart().Replace('\t', ' '));
        var marked = Printable.Of(snippet.Text[start..end]);
        var after = Printable.Of(snippet.Text[end..].TrimEnd().Replace('\t', ' '));
        if (columns <= 0)
        {
            return new SnippetLine(before, marked, after);
        }

        if (Printable.Width(marked) > Math.Min(columns, MaxMarked))
        {
            marked = Head(marked, Math.Min(columns, MaxMarked));
        }

        // What stands before the secret (its name) tells more than what follows.
        var rest = Math.Max(0, columns - Printable.Width(marked));
        var room = Math.Max(rest * 2 / 3, rest - Printable.Width(after));
        before = Printable.Width(before) > room ? Tail(before, room) : before;
        after = Printable.Width(after) > rest - Printable.Width(before) ? Head(after, rest - Printable.Width(before)) : after;
        return new SnippetLine(before, marked, after);
    }

    private static string Head(string text, int columns)
    {
        if (columns <= Ellipsis.Length)
        {
            return "";
        }

        var kept = new StringBuilder();
        var width = Ellipsis.Length;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Printable.Width(rune);
            if (width > columns)
            {
                break;
            }

            kept.Append(rune);
        }

        return kept + Ellipsis;
    }

    /// <summary>How many characters the one before an offset consists of.</summary>
    private static int Length(string text, int end) => end > 1 && char.IsSurrogatePair(text[end - 2], text[end - 1]) ? 2 : 1;

    private static string Tail(string text, int columns)
    {
        if (columns <= Ellipsis.Length)
        {
            return "";
        }

        var first = text.Length;
        for (var width = Ellipsis.Length; first > 0; first -= Length(text, first))
        {
            width += Printable.Width(text[(first - Length(text, first))..first]);
            if (width > columns)
            {
                break;
            }
        }

        return Ellipsis + text[first..];
    }
}

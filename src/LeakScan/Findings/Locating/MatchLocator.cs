using LeakScan.Filtering;
using LeakScan.Filtering.Inline;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Findings.Locating;

/// <summary>Gives matches their line, column, snippet and inline marker while their content is at hand. Belongs to one thread.</summary>
internal sealed class MatchLocator
{
    private const int MarkerDistance = 2048;
    private const int NameDistance = 160;

    private readonly IReadOnlyList<Rule> _rules;
    private readonly ScanOptions _options;

    public MatchLocator(IReadOnlyList<Rule> rules, ScanOptions options)
    {
        _rules = rules;
        _options = options;
    }

    /// <summary>Puts the matches of a content, or of a window, in order and appends them with their places; starts become offsets in the item.</summary>
    public void Locate(in Content content, List<PlacedMatch> matches, List<LocatedMatch> located)
    {
        matches.Sort(MatchOrder.Compare);
        var cursor = new TextCursor(content);
        var longest = matches.Count == 0 ? 0 : matches.Max(m => m.Match.Length);
        foreach (var match in matches)
        {
            var place = Place(content.Bytes, match, matches, longest, ref cursor);
            located.Add(new LocatedMatch(match with { Start = match.Start + content.Offset }, place, place.Region.StartLine));
        }
    }

    private MatchPlace Place(ReadOnlySpan<byte> content, PlacedMatch match, List<PlacedMatch> all, int longest, ref TextCursor cursor)
    {
        cursor.MoveTo((int)match.Start);
        var end = cursor;
        end.MoveTo((int)match.End);
        return new MatchPlace(
            new Region(cursor.Line, cursor.Column, end.Line, end.Column),
            SnippetMaker.Make(content, match, all, longest, _options.Plaintext),
            _options.InlineAllow ? Suppression(content, match) : null,
            FrontEndName.IsIn(LineBefore(content, (int)match.Start)));
    }

    private static ReadOnlySpan<byte> LineBefore(ReadOnlySpan<byte> content, int start)
    {
        var before = content[Math.Max(0, start - NameDistance)..start];
        return before[(before.LastIndexOf((byte)'\n') + 1)..];
    }

    private Suppression? Suppression(ReadOnlySpan<byte> content, PlacedMatch match)
    {
        // A marker stands near its secret; looking no further keeps the cost of a file that is one endless line in bounds.
        var (start, end) = ((int)match.Start, (int)match.End);
        var before = content[Math.Max(0, start - MarkerDistance)..start];
        var behind = content[start..Math.Min(content.Length, end + MarkerDistance)];
        var breakBefore = before.LastIndexOf((byte)'\n');
        var length = behind.IndexOf((byte)'\n');
        var lineStart = start - before.Length + breakBefore + 1;
        var line = content[lineStart..(start + (length < 0 ? behind.Length : length))];
        var previous = breakBefore < 0 ? [] : before[(before[..breakBefore].LastIndexOf((byte)'\n') + 1)..breakBefore];
        return InlineMarker.Allows(line, previous, _rules[match.Match.Rule].Id, out var reason) ? new Suppression(SuppressionKind.Inline, reason) : null;
    }
}

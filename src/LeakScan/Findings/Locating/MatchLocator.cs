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
    private readonly FaultCollector? _faults;
    private readonly Lazy<HashSet<string>> _families;

    /// <param name="rules">The rules.</param>
    /// <param name="options">How the scan is done.</param>
    /// <param name="faults">Takes what is thrown at the line of one match, which is then told without its line; null to let it through.</param>
    public MatchLocator(IReadOnlyList<Rule> rules, ScanOptions options, FaultCollector? faults)
    {
        _rules = rules;
        _options = options;
        _faults = faults;
        _families = new Lazy<HashSet<string>>(() => [.. rules.Select(rule => Family(rule.Id))]);
    }

    /// <summary>Appends the matches of a content, or of a window, with their places; starts become offsets in the item.</summary>
    /// <param name="content">The content.</param>
    /// <param name="matches">Its matches, in order.</param>
    /// <param name="hidden">Further ones, in any order, that are not told, and whose secrets must not be shown in the lines of others either.</param>
    /// <param name="mayBeShown">Of which matches the line may be shown; the others, however many, are only placed.</param>
    /// <param name="numbers">Numbers the matches of the item.</param>
    /// <param name="most">Up to what number a match is worth its place.</param>
    /// <param name="located">Where to append.</param>
    public void Locate(
        in Content content, List<PlacedMatch> matches, List<PlacedMatch> hidden, Func<JudgedMatch, bool> mayBeShown, MatchNumbers numbers, int most, List<LocatedMatch> located)
    {
        var cursor = new TextCursor(content);
        List<PlacedMatch>? all = null;
        var longest = 0;
        foreach (var match in matches)
        {
            cursor.MoveTo((int)match.Start);
            var isShown = mayBeShown(match.Match);
            var number = numbers.Next(match.Match.Rule, isShown);
            MatchPlace? place = null;
            if (number <= most)
            {
                var end = cursor;
                end.MoveTo((int)match.End);
                var region = new Region(cursor.Line, cursor.Column, end.Line, end.Column);
                if (isShown && all is null)
                {
                    all = Together(matches, hidden);
                    longest = all.Max(m => m.Match.Length);
                }

                place = (isShown ? Place(content.Bytes, match, all!, longest, region) : null) ?? new MatchPlace(region, null, null, false);
            }

            located.Add(new LocatedMatch(match with { Start = match.Start + content.Offset }, place, cursor.Line, number));
        }
    }

    private static List<PlacedMatch> Together(List<PlacedMatch> matches, List<PlacedMatch> hidden)
    {
        if (hidden.Count == 0)
        {
            return matches;
        }

        var all = new List<PlacedMatch>(matches.Count + hidden.Count);
        all.AddRange(matches);
        all.AddRange(hidden);
        all.Sort(MatchOrder.Compare);
        return all;
    }

    private MatchPlace? Place(ReadOnlySpan<byte> content, PlacedMatch match, List<PlacedMatch> all, int longest, Region region)
    {
        try
        {
            return new MatchPlace(
                region,
                SnippetMaker.Make(content, match, all, longest, _options.Plaintext),
                _options.InlineAllow ? Suppression(content, match) : null,
                FrontEndName.IsIn(LineBefore(content, (int)match.Start)));
        }
        catch (Exception e) when (_faults?.TryAdd(e) == true)
        {
            return null;
        }
    }

    private static ReadOnlySpan<byte> LineBefore(ReadOnlySpan<byte> content, int start)
    {
        var before = content[Math.Max(0, start - NameDistance)..start];
        return before[(before.LastIndexOf((byte)'\n') + 1)..];
    }

    /// <summary>What stands before the first dash of a rule's id, mostly the provider: <c>github</c>.</summary>
    private static string Family(string id) => id.Split('-', 2)[0];

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
        return InlineMarker.Allows(line, previous, _rules[match.Match.Rule].Id, word => _families.Value.Contains(Family(word)), out var reason) ? new Suppression(SuppressionKind.Inline, reason) : null;
    }
}

using LeakScan.Detection;
using LeakScan.Filtering;
using LeakScan.Filtering.Inline;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Findings.Locating;

/// <summary>Gives matches their line, column, snippet and inline marker while their content is at hand. Belongs to one thread.</summary>
internal sealed class MatchLocator
{
    private const int MarkerDistance = 2048;

    private readonly IReadOnlyList<Rule> _rules;
    private readonly ScanOptions _options;

    public MatchLocator(IReadOnlyList<Rule> rules, ScanOptions options)
    {
        _rules = rules;
        _options = options;
    }

    /// <param name="content">The content.</param>
    /// <param name="matches">Its matches; sorted here by the start of their secrets.</param>
    /// <param name="located">Where to append.</param>
    public void Locate(in Content content, List<JudgedMatch> matches, List<LocatedMatch> located)
    {
        matches.Sort(static (x, y) =>
        {
            var order = x.Match.SecretStart.CompareTo(y.Match.SecretStart);
            order = order != 0 ? order : y.Match.SecretEnd.CompareTo(x.Match.SecretEnd);
            return order != 0 ? order : x.Match.Rule.CompareTo(y.Match.Rule);
        });
        var cursor = new TextCursor(content);
        foreach (var judged in matches)
        {
            var match = judged.Match;
            cursor.MoveTo(match.SecretStart);
            var end = cursor;
            end.MoveTo(match.SecretEnd);
            located.Add(new LocatedMatch
            {
                Rule = match.Rule,
                Start = content.Offset + match.SecretStart,
                End = content.Offset + match.SecretEnd,
                Secret = new Secret(judged.Secret),
                Region = new Region(cursor.Line, cursor.Column, end.Line, end.Column),
                Snippet = SnippetMaker.Make(content.Bytes, match, matches, _options.Plaintext),
                Confidence = judged.Confidence,
                Traits = match.Traits,
                Verified = judged.Checksum == Rules.Checksums.ChecksumOutcome.Valid,
                Notes = judged.Note is { } note ? [note] : [],
                Suppression = _options.InlineAllow ? Suppression(content.Bytes, match) : null,
            });
        }
    }

    private Suppression? Suppression(ReadOnlySpan<byte> content, in RawMatch match)
    {
        // A marker stands near its secret; looking no further keeps the cost of a file that is one endless line in bounds.
        var before = content[Math.Max(0, match.SecretStart - MarkerDistance)..match.SecretStart];
        var behind = content[match.SecretStart..Math.Min(content.Length, match.SecretEnd + MarkerDistance)];
        var breakBefore = before.LastIndexOf((byte)'\n');
        var length = behind.IndexOf((byte)'\n');
        var lineStart = match.SecretStart - before.Length + breakBefore + 1;
        var line = content[lineStart..(match.SecretStart + (length < 0 ? behind.Length : length))];
        var previous = breakBefore < 0 ? [] : before[(before[..breakBefore].LastIndexOf((byte)'\n') + 1)..breakBefore];
        return InlineMarker.Allows(line, previous, _rules[match.Rule].Id, out var reason) ? new Suppression(SuppressionKind.Inline, reason) : null;
    }
}

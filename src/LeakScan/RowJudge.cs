using System.Text;
using LeakScan.Detection;
using LeakScan.Detection.Assignments.Forms;
using LeakScan.Filtering;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan;

/// <summary>
/// Judges what stands in the columns of a row. Values of rules that are not looked for any more are only remembered, since the line of another match must not
/// show them. Belongs to one thread.
/// </summary>
internal sealed class RowJudge(RulePack pack, ContentScanner scanner)
{
    private readonly MatchJudge _judge = new(pack.Rules);
    private readonly List<(int Rule, int Start, int End)> _unjudged = [];

    /// <summary>Takes what is judged; null when nobody asks.</summary>
    public List<RawMatch>? Asked { get; init; }

    /// <summary>Appends the matches of a row that a detector has not found.</summary>
    /// <param name="content">The content.</param>
    /// <param name="table">The table.</param>
    /// <param name="fields">The fields of the row.</param>
    /// <param name="found">Where matches go; their starts are offsets in the item.</param>
    public void Judge(in Content content, OpenTable table, IReadOnlyList<(int Start, int End)> fields, List<PlacedMatch> found)
    {
        var kind = table.Place.Kind;
        foreach (var (column, seen) in table.Columns)
        {
            var (start, end) = column.Index < fields.Count ? fields[column.Index] : default;
            if (kind == RowKind.Bars)
            {
                (start, end) = PipeTableReader.TextOf(content.Bytes, start, end);
            }

            if (start == end || content.Offset + start <= seen)
            {
                continue;
            }

            if (scanner.IsExhausted(column.Rule))
            {
                _unjudged.Add((column.Rule, start, end));
                continue;
            }

            var raw = new RawMatch(column.Rule, start, end, start, end, column.Traits | TraitsOf(kind));
            Asked?.Add(raw);
            if (_judge.Judge(content.Bytes, raw) is { } judged)
            {
                found.Add(new PlacedMatch(judged, content.Offset + start));
            }
        }
    }

    /// <summary>Appends the values that were not judged, and forgets them.</summary>
    /// <param name="content">The content.</param>
    /// <param name="matches">The matches there; without any no line is shown.</param>
    /// <param name="hidden">Where they go; their starts are offsets in the content.</param>
    public void HideUnjudged(in Content content, List<PlacedMatch> matches, List<PlacedMatch> hidden)
    {
        foreach (var (rule, start, end) in _unjudged)
        {
            if (matches.Count > 0)
            {
                var secret = Encoding.UTF8.GetString(content.Bytes[start..end]);
                hidden.Add(new PlacedMatch(new JudgedMatch { Rule = rule, Length = end - start, Secret = secret, Confidence = Confidence.Low }, start));
            }
        }

        _unjudged.Clear();
    }

    private static MatchTraits TraitsOf(RowKind kind) => kind switch
    {
        RowKind.Tuples => MatchTraits.Quoted | MatchTraits.Argument,
        RowKind.Lines => MatchTraits.Unquoted | MatchTraits.LineStart | MatchTraits.LineEnd,
        _ => MatchTraits.Unquoted | MatchTraits.InText,
    };
}

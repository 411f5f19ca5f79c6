using System.Text;
using LeakScan.Detection;
using LeakScan.Detection.Assignments;
using LeakScan.Detection.Assignments.Forms;
using LeakScan.Filtering;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan;

/// <summary>
/// Finds the credentials of tables that stand within something else: of those a detector sees the first few rows, and says so. One table is read at a time, row by
/// row, so that a byte is read once: what looks like a table within the rows of another is none. Keeps of an item no more than its columns, where the next row
/// starts, and what it found last. Belongs to one thread.
/// </summary>
internal sealed class RowScanner
{
    private const int MostValue = 1024;

    /// <summary>How far what stands on one line with a match is hidden, see <see cref="ContentSink"/>.</summary>
    private const int EdgeBytes = 4096;

    private readonly ContentScanner _scanner;
    private readonly MatchJudge _judge;
    private readonly TableRow _line = new();
    private readonly TupleRow _tuple = new();
    // With the offset in the item up to which the detector has seen their fields.
    private readonly List<(TableColumn Column, long Seen)> _columns = [];
    private readonly List<PlacedMatch> _found = [];
    private readonly List<PlacedMatch> _ahead = [];
    private readonly List<(int Rule, int Start, int End)> _unjudged = [];
    private TablePlace _table;
    private bool _isOpen;
    private long _first;
    private long _next;
    private int _cut;

    public RowScanner(RulePack pack, ContentScanner scanner)
    {
        _scanner = scanner;
        _judge = new MatchJudge(pack.Rules);
    }

    /// <summary>Appends the matches of the rows that start in a content, or in a window of one, but those that a detector finds.</summary>
    /// <param name="content">The content. Windows of an item come in order.</param>
    /// <param name="heads">The tables that begin there, in order.</param>
    /// <param name="matches">Where matches go; their starts are offsets in the content.</param>
    /// <param name="hidden">Where those of the windows before and behind go that may stand on a line with them.</param>
    public void Scan(in Content content, IReadOnlyList<TableHead> heads, List<PlacedMatch> matches, List<PlacedMatch> hidden)
    {
        if (!_isOpen && heads.Count == 0)
        {
            return;
        }

        foreach (var match in _found)
        {
            if (match.Start - content.Offset is >= 0 and var start)
            {
                hidden.Add(match with { Start = start });
            }
        }

        _found.Clear();
        foreach (var head in heads)
        {
            ReadRows(content, head.Position, _found);
            if (!_isOpen || _first > content.Offset + head.Position)
            {
                Open(content, head);
            }
        }

        ReadRows(content, content.To, _found);
        foreach (var match in _found)
        {
            matches.Add(match with { Start = match.Start - content.Offset });
        }

        _found.RemoveAll(Near(content.Offset + content.To - EdgeBytes));
        LookAhead(content, hidden);
        foreach (var (rule, start, end) in _unjudged)
        {
            // Not worth a text where nothing is shown.
            if (matches.Count > 0)
            {
                var secret = Encoding.UTF8.GetString(content.Bytes[start..end]);
                hidden.Add(new PlacedMatch(new JudgedMatch { Rule = rule, Length = end - start, Secret = secret, Confidence = Confidence.Low }, start));
            }
        }

        _unjudged.Clear();
    }

    /// <summary>Ends an item; returns how many of its tables were not read to their ends.</summary>
    public int End()
    {
        var cut = _cut;
        (_cut, _isOpen) = (0, false);
        _found.Clear();
        return cut;
    }

    private static Predicate<PlacedMatch> Near(long from) => match => match.End <= from;

    /// <summary>What the rows of the next window hold near this one.</summary>
    private void LookAhead(in Content content, List<PlacedMatch> hidden)
    {
        if (!_isOpen || content.To == content.Bytes.Length)
        {
            return;
        }

        var state = (_next, _isOpen, _cut);
        ReadRows(content, Math.Min(content.Bytes.Length, content.To + EdgeBytes), _ahead);
        (_next, _isOpen, _cut) = state;
        foreach (var match in _ahead)
        {
            hidden.Add(match with { Start = match.Start - content.Offset });
        }

        _ahead.Clear();
    }

    private void Open(in Content content, TableHead head)
    {
        if (!NamedColumn.TryFind(content.Bytes, head.Position, head.Anchor.KeywordLength, out var table, out var traits, out var seen))
        {
            return;
        }

        var first = content.Offset + table.First;
        if (!_isOpen || first != _first)
        {
            _columns.Clear();
            (_table, _isOpen, _first, _next) = (table, true, first, first);
        }

        var column = new TableColumn(head.Anchor.Rule, table.Column, traits);
        if (!_columns.Exists(c => c.Column == column))
        {
            _columns.Add((column, content.Offset + seen));
        }
    }

    private void ReadRows(in Content content, int to, List<PlacedMatch> found)
    {
        while (_isOpen && _next < content.Offset + to)
        {
            var end = ReadRow(content, (int)(_next - content.Offset), out var isRow, out var goesOn);
            if (end < 0)
            {
                _cut++;
                _isOpen = false;
                return;
            }

            _isOpen = goesOn;
            _next = content.Offset + end;
            if (isRow)
            {
                Judge(content, found);
            }
        }
    }

    /// <summary>Reads a row; returns where the next one starts, -1 when it is too long.</summary>
    private int ReadRow(in Content content, int at, out bool isRow, out bool goesOn)
    {
        var isEnd = content.To == content.Bytes.Length;
        int end;
        if (_table.Kind == RowKind.Tuples)
        {
            isRow = goesOn = Bytes.At(content.Bytes, at) == '(';
            if (!isRow)
            {
                return at;
            }

            end = _tuple.Read(content.Bytes, at, isEnd);
            goesOn = _tuple.HasNext;
            isRow = _tuple.Fields.Count == _table.Separators + 1;
            return end;
        }

        end = _line.Read(content.Bytes, at, _table.Separator, isEnd);
        var row = content.Bytes[at..Math.Max(at, end)];
        isRow = goesOn = _table.Kind == RowKind.Bars ? _line.Fields.Count > 1 : TableReader.IsRow(row, _line.Fields.Count - 1, _table);
        return end;
    }

    private void Judge(in Content content, List<PlacedMatch> found)
    {
        var fields = _table.Kind == RowKind.Tuples ? _tuple.Fields : _line.Fields;
        foreach (var (column, seen) in _columns)
        {
            var (start, end) = column.Index < fields.Count ? fields[column.Index] : default;
            if (_table.Kind == RowKind.Bars)
            {
                (start, end) = PipeTableReader.TextOf(content.Bytes, start, end);
            }

            if (start == end || end - start > MostValue || content.Offset + start <= seen)
            {
                continue;
            }

            if (_scanner.IsExhausted(column.Rule))
            {
                _unjudged.Add((column.Rule, start, end));
                continue;
            }

            var raw = new RawMatch(column.Rule, start, end, start, end, column.Traits | TraitsOf(_table.Kind));
            if (_judge.Judge(content.Bytes, raw) is { } judged)
            {
                found.Add(new PlacedMatch(judged, content.Offset + start));
            }
        }
    }

    private static MatchTraits TraitsOf(RowKind kind) => kind switch
    {
        RowKind.Tuples => MatchTraits.Quoted | MatchTraits.Argument,
        RowKind.Lines => MatchTraits.Unquoted | MatchTraits.LineStart | MatchTraits.LineEnd,
        _ => MatchTraits.Unquoted | MatchTraits.InText,
    };
}

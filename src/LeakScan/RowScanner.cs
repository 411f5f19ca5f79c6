using LeakScan.Detection.Assignments;
using LeakScan.Detection.Assignments.Forms;
using LeakScan.Filtering;
using LeakScan.Sources;

namespace LeakScan;

/// <summary>
/// Finds the credentials of tables that stand within something else: of those a detector sees the first few rows, and says so. One table is read at a time, row by
/// row, so that a byte is read once: what looks like a table within the rows of another is none. Keeps of an item no more than its columns, where the next row
/// starts, and what it found last. Belongs to one thread.
/// </summary>
internal sealed class RowScanner(RowJudge judge)
{
    /// <summary>How far what stands on one line with a match is hidden, see <see cref="ContentSink"/>.</summary>
    private const int EdgeBytes = 4096;

    private readonly TableRow _line = new();
    private readonly TupleRow _tuple = new();
    private readonly List<PlacedMatch> _found = [];
    private readonly List<PlacedMatch> _ahead = [];
    private OpenTable? _table;
    private int _cut;

    /// <summary>Whether a table was not read to its end.</summary>
    public bool HasUnread => _cut > 0;

    /// <summary>Appends the matches of the rows that start in a content, or in a window of one, but those that a detector finds.</summary>
    /// <param name="content">The content. Windows of an item come in order.</param>
    /// <param name="heads">The tables that begin there, in order.</param>
    /// <param name="matches">Where matches go; their starts are offsets in the content.</param>
    /// <param name="hidden">Where those of the windows before and behind go that may stand on a line with them.</param>
    public void Scan(in Content content, IReadOnlyList<TableHead> heads, List<PlacedMatch> matches, List<PlacedMatch> hidden)
    {
        if (_table is null && heads.Count == 0)
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
            if (_table is null || _table.First > content.Offset + head.Position)
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
        judge.HideUnjudged(content, matches, hidden);
    }

    /// <summary>Ends an item; returns how many of its tables were not read to their ends.</summary>
    public int End()
    {
        var cut = _cut;
        (_cut, _table) = (0, null);
        _found.Clear();
        return cut;
    }

    private static Predicate<PlacedMatch> Near(long from) => match => match.End <= from;

    /// <summary>What the rows of the next window hold near this one.</summary>
    private void LookAhead(in Content content, List<PlacedMatch> hidden)
    {
        if (_table is not { } table || content.To == content.Bytes.Length)
        {
            return;
        }

        var (next, cut) = (table.Next, _cut);
        ReadRows(content, Math.Min(content.Bytes.Length, content.To + EdgeBytes), _ahead);
        (_table, table.Next, _cut) = (table, next, cut);
        foreach (var match in _ahead)
        {
            hidden.Add(match with { Start = match.Start - content.Offset });
        }

        _ahead.Clear();
    }

    private void Open(in Content content, TableHead head)
    {
        if (!NamedColumn.TryFind(content.Bytes, head.Position, head.Anchor.KeywordLength, out var place, out var traits, out var seen))
        {
            return;
        }

        var first = content.Offset + place.First;
        if (first != _table?.First)
        {
            _table = new OpenTable(place, first);
        }

        _table.Add(new TableColumn(head.Anchor.Rule, place.Column, traits), content.Offset + seen);
    }

    private void ReadRows(in Content content, int to, List<PlacedMatch> found)
    {
        while (_table is { } table && table.Next < content.Offset + to)
        {
            var end = ReadRow(content, table.Place, (int)(table.Next - content.Offset), out var isRow, out var goesOn);
            if (end < 0)
            {
                _cut++;
                _table = null;
                return;
            }

            _table = goesOn ? table : null;
            table.Next = content.Offset + end;
            if (isRow)
            {
                judge.Judge(content, table, table.Place.Kind == RowKind.Tuples ? _tuple.Fields : _line.Fields, found);
            }
        }
    }

    /// <summary>Reads a row; returns where the next one starts, -1 when it is too long.</summary>
    private int ReadRow(in Content content, in TablePlace table, int at, out bool isRow, out bool goesOn)
    {
        var isEnd = content.To == content.Bytes.Length;
        int end;
        if (table.Kind == RowKind.Tuples)
        {
            isRow = goesOn = Bytes.At(content.Bytes, at) == '(';
            if (!isRow)
            {
                return at;
            }

            end = _tuple.Read(content.Bytes, at, isEnd);
            goesOn = _tuple.HasNext;
            isRow = _tuple.Fields.Count == table.Separators + 1;
            return end;
        }

        end = _line.Read(content.Bytes, at, table.Separator, isEnd);
        var row = content.Bytes[at..Math.Max(at, end)];
        isRow = goesOn = table.Kind == RowKind.Bars ? _line.Fields.Count > 1 : TableReader.IsRow(row, _line.Fields.Count - 1, table);
        return end;
    }
}

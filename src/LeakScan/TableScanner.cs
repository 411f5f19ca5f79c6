using System.Text;
using LeakScan.Detection;
using LeakScan.Detection.Assignments;
using LeakScan.Detection.Assignments.Forms;
using LeakScan.Detection.Assignments.Names;
using LeakScan.Filtering;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan;

/// <summary>
/// Finds the credentials of a file that is one table: a first line of names, then rows, however many and however wide. A detector sees only what stands near
/// the name of the column, the first few rows. Keeps of an item no more than its columns and where the next row starts. Belongs to one thread.
/// </summary>
internal sealed class TableScanner
{
    private const int MostHeader = 4096;
    private const int MostValue = 1024;

    /// <summary>How many rows in a row make a table of what may as well be a list of words or a program.</summary>
    private const int CertainRows = 8;

    /// <summary>What the detector may have found itself stands before this offset.</summary>
    private const int DetectorBytes = 4096;

    private readonly RulePack _pack;
    private readonly ContentScanner _scanner;
    private readonly MatchJudge _judge;
    private readonly RowScanner _rows;
    private readonly TableRow _row = new();
    private readonly List<TableColumn> _columns = [];
    private readonly List<(int Rule, int Start, int End)> _unjudged = [];
    private TablePlace _table;
    private long _next;
    private bool _isSkipping;
    private long _long;

    public TableScanner(RulePack pack, ContentScanner scanner)
    {
        _pack = pack;
        _scanner = scanner;
        _judge = new MatchJudge(pack.Rules);
        _rows = new RowScanner(pack, scanner);
    }

    /// <summary>Appends the matches of the rows that start in a content, or in a window of one; those that stand there already are not found again.</summary>
    /// <param name="content">The content. Windows of an item come in order.</param>
    /// <param name="matches">Where matches go; their starts are offsets in the content.</param>
    /// <param name="hidden">Where those of rules go that are not looked for any more, when they may stand beside others.</param>
    public void Scan(in Content content, List<PlacedMatch> matches, List<PlacedMatch> hidden)
    {
        if (content.Offset + content.From == 0)
        {
            Begin(content);
        }

        if (_columns.Count == 0)
        {
            _rows.Scan(content, _scanner.Tables, matches, hidden);
            return;
        }

        _unjudged.Clear();
        while (_next < content.Offset + content.To)
        {
            if (ReadRow(content) && _row.Fields.Count - 1 == _table.Separators)
            {
                JudgeRow(content, matches);
            }
        }

        if (matches.Count > 0)
        {
            foreach (var (rule, start, end) in _unjudged)
            {
                var secret = Encoding.UTF8.GetString(content.Bytes[start..end]);
                hidden.Add(new PlacedMatch(new JudgedMatch { Rule = rule, Length = end - start, Secret = secret, Confidence = Confidence.Low }, start));
            }
        }
    }

    /// <summary>Ends an item; returns what of it was not read, null for nothing.</summary>
    public string? End()
    {
        var (rows, tables) = (_long, _rows.End());
        _long = 0;
        _columns.Clear();
        return (rows, tables) switch
        {
            (0, 0) => null,
            (1, _) => $"1 row of its table is longer than {TableRow.MostBytes:N0} bytes",
            ( > 1, _) => $"{rows:N0} rows of its table are longer than {TableRow.MostBytes:N0} bytes",
            (_, 1) => $"1 table in it is read only as far as a row longer than {TableRow.MostBytes:N0} bytes",
            _ => $"{tables:N0} tables in it are read only as far as a row longer than {TableRow.MostBytes:N0} bytes",
        };
    }

    private void Begin(in Content content)
    {
        _isSkipping = false;
        var bytes = content.Bytes;
        var length = bytes[..Math.Min(bytes.Length, MostHeader)].IndexOfAny((byte)'\n', (byte)'\r');
        if (length <= 0 || !TableReader.TryReadHeader(bytes[..length], out var separator))
        {
            return;
        }

        _next = length + (bytes[length] == '\r' && Bytes.At(bytes, length + 1) == '\n' ? 2 : 1);
        _table = new TablePlace(RowKind.Lines, (int)_next, separator, bytes[..length].Count(separator), 0);
        _scanner.Find(bytes, 0, length);
        foreach (var candidate in _scanner.Candidates)
        {
            foreach (var anchor in _pack.Index.Anchors[candidate.Keyword])
            {
                if (_pack.Rules[anchor.Rule].Detector == DetectorKind.Assignment
                    && LookAhead.MayBeColumn(bytes, candidate.Position, anchor.KeywordLength)
                    && KeyReader.TryRead(bytes[..(length + 1)], candidate.Position, anchor.KeywordLength, out var key))
                {
                    _columns.Add(new TableColumn(anchor.Rule, bytes[..key.Start].Count(separator), AssignmentTraits.OfColumn(key)));
                }
            }
        }

        if (_columns.Count > 0 && !IsTable(content))
        {
            _columns.Clear();
        }
    }

    /// <summary>Whether the first rows have as many fields as there are columns.</summary>
    private bool IsTable(in Content content)
    {
        var first = _next;
        var rows = 0;
        for (; rows < CertainRows && _next < content.To && ReadRow(content); rows++)
        {
            if (!TableReader.IsRow(content.Bytes[_row.Fields[0].Start.._row.Fields[^1].End], _row.Fields.Count - 1, _table))
            {
                return false;
            }
        }

        _next = first;
        _long = 0;
        _isSkipping = false;
        return rows == CertainRows || (rows > 0 && _table.Separators >= TableReader.CertainColumns);
    }

    /// <summary>Reads the next row; false for one that is too long, of which only the line end is looked for.</summary>
    private bool ReadRow(in Content content)
    {
        var bytes = content.Bytes;
        var at = (int)(_next - content.Offset);
        if (!_isSkipping)
        {
            var end = _row.Read(bytes, at, _table.Separator, content.To == bytes.Length);
            if (end >= 0)
            {
                _next = content.Offset + end;
                return true;
            }

            _isSkipping = true;
            _long++;
        }

        var length = bytes[at..content.To].IndexOf((byte)'\n');
        _isSkipping = length < 0;
        _next = content.Offset + (length < 0 ? content.To : at + length + 1);
        return false;
    }

    private void JudgeRow(in Content content, List<PlacedMatch> matches)
    {
        foreach (var column in _columns)
        {
            var (start, end) = _row.Fields[column.Index];
            if (start == end || end - start > MostValue)
            {
                continue;
            }

            if (_scanner.IsExhausted(column.Rule))
            {
                _unjudged.Add((column.Rule, start, end));
                continue;
            }

            var raw = new RawMatch(column.Rule, start, end, start, end, column.Traits | MatchTraits.Unquoted | MatchTraits.LineStart | MatchTraits.LineEnd);
            if (_judge.Judge(content.Bytes, raw) is { } judged && !(content.Offset + start < DetectorBytes && matches.Exists(m => m.Start == start && m.Match.Rule == column.Rule)))
            {
                matches.Add(new PlacedMatch(judged, start));
            }
        }
    }
}

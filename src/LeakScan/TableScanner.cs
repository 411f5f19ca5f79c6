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

    /// <summary>How many rows in a row make a table of what may as well be a list of words or a program.</summary>
    private const int CertainRows = 8;

    /// <summary>What the detector may have found itself stands before this offset.</summary>
    private const int DetectorBytes = 4096;

    private readonly RulePack _pack;
    private readonly ContentScanner _scanner;
    private readonly RowJudge _judge;
    private readonly RowScanner _rows;
    private readonly TableRow _row = new();
    private readonly List<PlacedMatch> _found = [];
    private OpenTable? _table;
    private bool _isSkipping;
    private long _long;

    /// <param name="pack">The rules.</param>
    /// <param name="scanner">This thread's scanner.</param>
    /// <param name="asked">Takes what is judged of the rows; null when nobody asks.</param>
    public TableScanner(RulePack pack, ContentScanner scanner, List<RawMatch>? asked = null)
    {
        _pack = pack;
        _scanner = scanner;
        _judge = new RowJudge(pack, scanner) { Asked = asked };
        _rows = new RowScanner(_judge);
    }

    /// <summary>Whether <see cref="End"/> has something to say.</summary>
    public bool HasUnread => _long > 0 || _rows.HasUnread;

    /// <summary>Appends the matches of the rows that start in a content, or in a window of one; those that stand there already are not found again.</summary>
    /// <param name="content">The content. Windows of an item come in order.</param>
    /// <param name="heads">The tables that begin there, as <see cref="ContentScanner.Tables"/> has them.</param>
    /// <param name="matches">Where matches go; their starts are offsets in the content.</param>
    /// <param name="hidden">Where those of rules go that are not looked for any more, when they may stand beside others.</param>
    public void Scan(in Content content, IReadOnlyList<TableHead> heads, List<PlacedMatch> matches, List<PlacedMatch> hidden)
    {
        if (content.Offset + content.From == 0)
        {
            Begin(content);
        }

        if (_table is null)
        {
            _rows.Scan(content, heads, matches, hidden);
            return;
        }

        while (_table.Next < content.Offset + content.To)
        {
            if (ReadRow(content, _table) && _row.Fields.Count - 1 == _table.Place.Separators)
            {
                _judge.Judge(content, _table, _row.Fields, _found);
            }
        }

        foreach (var match in _found)
        {
            var placed = match with { Start = match.Start - content.Offset };
            if (match.Start >= DetectorBytes || !matches.Exists(m => m.Start == placed.Start && m.Match.Rule == placed.Match.Rule))
            {
                matches.Add(placed);
            }
        }

        _found.Clear();
        _judge.HideUnjudged(content, matches, hidden);
    }

    /// <summary>Ends an item; returns what of it was not read, null for nothing.</summary>
    public string? End()
    {
        var (rows, tables) = (_long, _rows.End());
        _long = 0;
        _table = null;
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

        var first = length + (bytes[length] == '\r' && Bytes.At(bytes, length + 1) == '\n' ? 2 : 1);
        var table = new OpenTable(new TablePlace(RowKind.Lines, first, separator, bytes[..length].Count(separator), 0), first);
        _scanner.Find(bytes, 0, length);
        foreach (var candidate in _scanner.Candidates)
        {
            foreach (var anchor in _pack.Index.Anchors[candidate.Keyword])
            {
                if (_pack.Rules[anchor.Rule].Detector == DetectorKind.Assignment
                    && LookAhead.MayBeColumn(bytes, candidate.Position, anchor.KeywordLength)
                    && KeyReader.TryRead(bytes[..(length + 1)], candidate.Position, anchor.KeywordLength, out var key))
                {
                    table.Add(new TableColumn(anchor.Rule, bytes[..key.Start].Count(separator), AssignmentTraits.OfColumn(key)), seen: -1);
                }
            }
        }

        if (table.Columns.Count > 0 && IsTable(content, table))
        {
            _table = table;
        }
    }

    /// <summary>Whether the first rows have as many fields as there are columns.</summary>
    private bool IsTable(in Content content, OpenTable table)
    {
        var rows = 0;
        for (; rows < CertainRows && table.Next < content.To && ReadRow(content, table); rows++)
        {
            if (!TableReader.IsRow(content.Bytes[_row.Fields[0].Start.._row.Fields[^1].End], _row.Fields.Count - 1, table.Place))
            {
                return false;
            }
        }

        table.Next = table.First;
        _long = 0;
        _isSkipping = false;
        return rows == CertainRows || (rows > 0 && table.Place.Separators >= TableReader.CertainColumns);
    }

    /// <summary>Reads the next row; false for one that is too long, of which only the line end is looked for.</summary>
    private bool ReadRow(in Content content, OpenTable table)
    {
        var bytes = content.Bytes;
        var at = (int)(table.Next - content.Offset);
        if (!_isSkipping)
        {
            var end = _row.Read(bytes, at, table.Place.Separator, content.To == bytes.Length);
            if (end >= 0)
            {
                table.Next = content.Offset + end;
                return true;
            }

            _isSkipping = true;
            _long++;
        }

        var length = bytes[at..content.To].IndexOf((byte)'\n');
        _isSkipping = length < 0;
        table.Next = content.Offset + (length < 0 ? content.To : at + length + 1);
        return false;
    }
}

using System.Buffers;
using System.Text;
using LeakScan.Detection.Assignments.Names;
using LeakScan.Detection.Assignments.Values;

namespace LeakScan.Detection.Assignments.Forms;

/// <summary>
/// Reads the credentials of a table whose columns are named once: the rows below the first line of a CSV file, and the values of an <c>INSERT</c>.
/// <c>user,password</c>, then <c>ann,…</c>; <c>INSERT INTO users (name, password) VALUES ('ann', '…')</c>.
/// </summary>
internal static class TableReader
{
    private const int MostHeader = 480;

    // A call may have as many arguments as the line above has names, but seldom so many.
    public const int CertainColumns = 4;

    private const string Columns = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-,; \t`\"[]";

    // Names, quotes and separators; the lists of minified programs go on for hundreds of bytes.
    private static readonly SearchValues<byte> ColumnBytes = SearchValues.Create(Encoding.ASCII.GetBytes(Columns));

    // The same, and what may be part of a name.
    private static readonly SearchValues<byte> NearColumnBytes =
        SearchValues.Create([.. Encoding.ASCII.GetBytes(Columns + ".$'"), .. Enumerable.Range(0x80, 0x80).Select(value => (byte)value)]);

    /// <summary>Whether what stands round a name can be the neighbours of a column's name.</summary>
    public static bool MayStand(ReadOnlySpan<byte> bytes, int nameEnd)
    {
        var at = nameEnd + (Bytes.IsQuote(Bytes.At(bytes, nameEnd)) ? 1 : 0);
        at += Bytes.At(bytes, at) is (byte)'*' or (byte)'`' or (byte)' ' ? 1 : 0;
        return Bytes.At(bytes, at) is (byte)',' or (byte)';' or (byte)'\t' or (byte)')' or (byte)'\n' or (byte)'\r' or (byte)'|'
            || Bytes.StartsWith(bytes, at, "* |"u8);
    }

    /// <summary>
    /// Whether what goes with a list of columns stands round it, whatever the name that a keyword is a part of: <c>(</c> before and <c>) values</c> behind, or nothing else on
    /// its line. Most of what has such neighbours are arguments of a call.
    /// </summary>
    public static bool MayRead(ReadOnlySpan<byte> bytes, int keywordAt, int keywordEnd)
    {
        var end = keywordEnd + RunLength(bytes[keywordEnd..Math.Min(bytes.Length, keywordEnd + MostHeader)], NearColumnBytes);
        var closing = Bytes.At(bytes, end);
        if (end - keywordEnd == MostHeader)
        {
            return true;
        }

        if (closing == ')')
        {
            end = SkipSpace(bytes, end + 1);
            if (!Bytes.StartsWith(bytes, end, "values"u8) && !Bytes.StartsWith(bytes, end, "from stdin;"u8))
            {
                return false;
            }
        }
        else if (!Bytes.IsLineEnd(closing))
        {
            return false;
        }

        var least = Math.Max(0, keywordAt - (2 * MostHeader));
        var start = least + bytes[least..keywordAt].LastIndexOfAnyExcept(NearColumnBytes) + 1;
        return start == least
            || (closing == ')' ? bytes[start - 1] == '(' : Bytes.IsLineEnd(bytes[start - 1]) && bytes[start..end].ContainsAny((byte)',', (byte)';', (byte)'\t'));
    }

    /// <summary>Finds the rows below or behind the column's name.</summary>
    /// <param name="bytes">What is around the name.</param>
    /// <param name="key">The name.</param>
    /// <param name="table">Where they stand.</param>
    public static bool TryFind(ReadOnlySpan<byte> bytes, in KeyName key, out TablePlace table)
    {
        table = default;
        var start = key.Start - (Bytes.IsQuote(Bytes.At(bytes, key.Start - 1)) ? 1 : 0);
        var end = key.End + (Bytes.IsQuote(Bytes.At(bytes, key.End)) ? 1 : 0);
        var first = FindStart(bytes, start, out var opening);
        return opening == '(' ? TryFindBehind(bytes, first, start, end, out table) : opening == '\n' && TryFindBelow(bytes, first, start, out table);
    }

    /// <summary>Reads the first values of a table; returns how many there are.</summary>
    /// <param name="bytes">What is around the name.</param>
    /// <param name="table">Where the rows stand.</param>
    /// <param name="isEnd">Whether the content ends there too, so that a row needs no line end to be whole.</param>
    /// <param name="values">Where to put them.</param>
    /// <param name="hasMore">Whether there may be more rows than were read.</param>
    public static int Read(ReadOnlySpan<byte> bytes, in TablePlace table, bool isEnd, Span<AssignedValue> values, out bool hasMore) =>
        table.Kind == RowKind.Tuples ? ValuesReader.Read(bytes, table, isEnd, values, out hasMore) : ReadRows(bytes, table, isEnd, values, out hasMore);

    /// <summary>Whether what is cut into fields is a row of a table.</summary>
    /// <param name="row">It.</param>
    /// <param name="separators">How many separators it has.</param>
    /// <param name="table">The table.</param>
    public static bool IsRow(ReadOnlySpan<byte> row, int separators, in TablePlace table) =>
        separators == table.Separators && (table.Kind == RowKind.Copied || separators >= CertainColumns || !row.ContainsAny((byte)'(', (byte)'{', (byte)'='));

    /// <summary>Goes back over names and separators to what begins the list of columns: a parenthesis or a line's start.</summary>
    private static int FindStart(ReadOnlySpan<byte> bytes, int start, out byte opening)
    {
        var least = Math.Max(0, start - MostHeader);
        var at = least + bytes[least..start].LastIndexOfAnyExcept(ColumnBytes) + 1;
        opening = at == 0 ? (byte)'\n' : bytes[at - 1] == '\r' ? (byte)'\n' : bytes[at - 1];
        return at;
    }

    private static int RunLength(ReadOnlySpan<byte> bytes, SearchValues<byte> values) => bytes.IndexOfAnyExcept(values) is >= 0 and var length ? length : bytes.Length;

    private static bool TryFindBehind(ReadOnlySpan<byte> bytes, int first, int start, int end, out TablePlace table)
    {
        table = default;
        var column = bytes[first..start].Count((byte)',');
        var at = end + RunLength(bytes[Math.Min(end, bytes.Length)..Math.Min(bytes.Length, end + MostHeader)], ColumnBytes);
        if (Bytes.At(bytes, at) != ')')
        {
            return false;
        }

        var columns = bytes[first..at].Count((byte)',');
        at = SkipSpace(bytes, at + 1);
        if (Bytes.StartsWith(bytes, at, "from stdin;"u8))
        {
            table = new TablePlace(RowKind.Copied, SkipLineEnd(bytes, at + 11), (byte)'\t', columns, column);
            return true;
        }

        if (!Bytes.StartsWith(bytes, at, "values"u8))
        {
            return false;
        }

        table = new TablePlace(RowKind.Tuples, SkipSpace(bytes, at + 6), (byte)',', columns, column);
        return true;
    }

    private static bool TryFindBelow(ReadOnlySpan<byte> bytes, int first, int start, out TablePlace table)
    {
        table = default;
        var rest = bytes[first..Math.Min(bytes.Length, first + MostHeader)];
        var length = rest.IndexOfAny((byte)'\n', (byte)'\r');
        if (length < 0)
        {
            return false;
        }

        var header = rest[..length];
        if (!TryReadHeader(header, out var separator) || HasRowAbove(bytes, first, separator, header.Count(separator)))
        {
            return false;
        }

        table = new TablePlace(RowKind.Lines, SkipLineEnd(bytes, first + length), separator, header.Count(separator), bytes[first..start].Count(separator));
        return true;
    }

    /// <summary>Whether a line consists of the names of columns, and what stands between them.</summary>
    public static bool TryReadHeader(ReadOnlySpan<byte> line, out byte separator)
    {
        var at = line.IndexOfAny((byte)',', (byte)';', (byte)'\t');
        separator = at < 0 ? default : line[at];
        return at >= 0 && AreNames(line, separator);
    }

    /// <summary>Whether the line above has as many columns: then both are rows, and neither names what stands below.</summary>
    private static bool HasRowAbove(ReadOnlySpan<byte> bytes, int first, byte separator, int columns)
    {
        var above = bytes[..Math.Max(0, first - 1)].TrimEnd((byte)'\r');
        above = above[(above.LastIndexOf((byte)'\n') + 1)..];
        return above.Count(separator) == columns;
    }

    /// <summary>The fields of a column in lines that have as many fields as there are columns: those of a CSV file, or behind <c>COPY … FROM stdin;</c>.</summary>
    private static int ReadRows(ReadOnlySpan<byte> bytes, in TablePlace table, bool isEnd, Span<AssignedValue> values, out bool hasMore)
    {
        var line = table.First;
        var count = 0;
        hasMore = true;
        while (count < values.Length && line < bytes.Length)
        {
            var length = bytes[line..].IndexOfAny((byte)'\n', (byte)'\r');
            if (length < 0 && !isEnd)
            {
                return count;
            }

            length = length < 0 ? bytes.Length - line : length;
            var fields = bytes.Slice(line, length);
            if (!IsRow(fields, fields.Count(table.Separator), table))
            {
                // A field in quotes may hold separators.
                hasMore = fields.Contains((byte)'"');
                return count;
            }

            if (Field(fields, table.Separator, table.Column, line) is { Start: var from, End: var to } && to > from)
            {
                values[count++] = new AssignedValue(from, to, MatchTraits.Unquoted | MatchTraits.LineStart | MatchTraits.LineEnd);
            }

            line = SkipLineEnd(bytes, line + length);
        }

        hasMore = line < bytes.Length || !isEnd;
        return count;
    }

    /// <summary>Whether every column has a name of one to four words; lists, prose and code have empty ones, signs or longer runs of words.</summary>
    private static bool AreNames(ReadOnlySpan<byte> header, byte separator)
    {
        var numbers = 0;
        foreach (var range in header.Split(separator))
        {
            var name = header[range].Trim(" \"'`"u8);
            if (name.TrimStart((byte)'-').IsEmpty || name.Count((byte)' ') > 3)
            {
                return false;
            }

            var isNumber = true;
            foreach (var value in name)
            {
                if (!Bytes.IsName(value) && value != ' ')
                {
                    return false;
                }

                isNumber &= Bytes.IsDigit(value);
            }

            // A row of data, in which PASS is a value like the others. One column may be that of a year.
            if (isNumber && ++numbers > 1)
            {
                return false;
            }
        }

        return true;
    }

    private static (int Start, int End) Field(ReadOnlySpan<byte> fields, byte separator, int column, int line)
    {
        var start = 0;
        for (; column > 0; column--)
        {
            start += fields[start..].IndexOf(separator) + 1;
        }

        var length = fields[start..].IndexOf(separator);
        var field = length < 0 ? fields[start..] : fields.Slice(start, length);
        var text = field.Trim(" \"'"u8);
        if (text.IsEmpty)
        {
            return (line, line);
        }

        start += field.IndexOf(text);
        return (line + start, line + start + text.Length);
    }

    private static int SkipLineEnd(ReadOnlySpan<byte> bytes, int at)
    {
        at += Bytes.At(bytes, at) == '\r' ? 1 : 0;
        return at + 1;
    }

    private static int SkipSpace(ReadOnlySpan<byte> bytes, int at) => Bytes.SkipSpace(bytes, at, bytes.Length);
}

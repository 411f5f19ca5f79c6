using System.Buffers;
using LeakScan.Detection.Assignments.Names;
using LeakScan.Detection.Assignments.Values;

namespace LeakScan.Detection.Assignments.Forms;

/// <summary>
/// Reads the credentials of a table in Markdown: those below the heading <c>| user | password |</c>, and the one beside its name in a table of two columns,
/// <c>| Password | … |</c>.
/// </summary>
internal static class PipeTableReader
{
    private const int MostLine = 480;
    private const int MostRows = 32;
    private const int MostBefore = 16;

    // Links, elements and several words.
    private static readonly SearchValues<byte> NotInText = SearchValues.Create(" \t()[]<>"u8);
    private static readonly SearchValues<byte> RulerBytes = SearchValues.Create("|:-+ \t\r"u8);

    /// <summary>Whether a bar stands behind the name that a keyword is a part of.</summary>
    public static bool MayRead(ReadOnlySpan<byte> bytes, int keywordEnd)
    {
        var at = keywordEnd;
        while (at < bytes.Length && at - keywordEnd < MostLine && (Bytes.IsName(bytes[at]) || bytes[at] is (byte)'.' or >= 0x80))
        {
            at++;
        }

        return bytes[at..].TrimStart("*`_\" "u8) is [(byte)'|', ..];
    }

    /// <summary>Finds the rows below the name.</summary>
    /// <param name="bytes">What is around the name.</param>
    /// <param name="key">The name.</param>
    /// <param name="isEnd">Whether the content ends there too, so that a row needs no line end to be whole.</param>
    /// <param name="table">Where they stand.</param>
    public static bool TryFind(ReadOnlySpan<byte> bytes, in KeyName key, bool isEnd, out TablePlace table)
    {
        table = default;
        if (!TryReadHeading(bytes, key, isEnd, out var start, out var line))
        {
            return false;
        }

        var next = start + line.Length + 1;
        var before = line[..(key.Start - start)];
        var column = before.Count((byte)'|');
        if (TryReadLine(bytes, next, isEnd, out var below) && IsRuler(below))
        {
            next += below.Length + 1;
        }
        else if (line.TrimStart(" \t"u8).StartsWith("||"u8))
        {
            // Wikis part names by two bars.
            column = before.IndexOf((byte)'|') is var first && first >= 0 ? Count(before[first..], "||"u8) : 0;
        }
        else if (!IsFeature(bytes, start, line, before, below, line[(key.End - start)..]))
        {
            return false;
        }

        table = new TablePlace(RowKind.Bars, next, (byte)'|', 0, column);
        return true;
    }

    /// <summary>Reads the first values of a table; returns how many there are.</summary>
    /// <param name="bytes">What is around the name.</param>
    /// <param name="table">Where the rows stand.</param>
    /// <param name="isEnd">Whether the content ends there too, so that a row needs no line end to be whole.</param>
    /// <param name="values">Where to put them.</param>
    /// <param name="hasMore">Whether there may be more rows than were read.</param>
    public static int Read(ReadOnlySpan<byte> bytes, in TablePlace table, bool isEnd, Span<AssignedValue> values, out bool hasMore)
    {
        var (at, count) = (table.First, 0);
        hasMore = true;
        for (var row = 0; row < MostRows && count < values.Length; row++)
        {
            if (!TryReadLine(bytes, at, isEnd, out var line))
            {
                hasMore = at < bytes.Length || !isEnd;
                return count;
            }

            if (!line.Contains((byte)'|'))
            {
                hasMore = false;
                return count;
            }

            if (Cell(line, table.Column) is { Length: > 0 } cell)
            {
                values[count++] = Value(at, cell, MatchTraits.None);
            }

            at += line.Length + 1;
        }

        return count;
    }

    /// <summary>Reads the value beside the name, in a table of two columns; returns how many there are.</summary>
    /// <param name="bytes">What is around the name.</param>
    /// <param name="key">The name.</param>
    /// <param name="isEnd">Whether the content ends there too, so that a row needs no line end to be whole.</param>
    /// <param name="values">Where to put it.</param>
    public static int ReadBeside(ReadOnlySpan<byte> bytes, in KeyName key, bool isEnd, Span<AssignedValue> values)
    {
        if (!TryReadHeading(bytes, key, isEnd, out var start, out var line))
        {
            return 0;
        }

        // The name must end the first cell of two.
        var offset = key.Start - start;
        var column = line[..offset].Count((byte)'|');
        var isName = column == 1 && line[..offset].Trim("|*`_ \t"u8).Length <= MostBefore && line.TrimEnd(" \t\r"u8).Count((byte)'|') == 3 && line.TrimStart(" \t"u8) is [(byte)'|', ..];
        if (!isName || Cell(line, column + 1) is not { Length: > 0 } cell)
        {
            return 0;
        }

        var text = bytes[(start + cell.Start)..(start + cell.Start + cell.Length)];
        var isDoubtful = !text.ContainsAnyInRange((byte)'0', (byte)'9') || text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
        values[0] = Value(start, cell, isDoubtful ? MatchTraits.Doubtful : MatchTraits.None);
        return 1;
    }

    /// <summary>The bounds of the text of a cell; the same offset twice when it is empty or has several words.</summary>
    public static (int Start, int End) TextOf(ReadOnlySpan<byte> bytes, int start, int end)
    {
        var (at, length) = Cell(bytes[start..end], 0);
        return (start + at, start + at + length);
    }

    /// <summary>Reads the line of a name behind which a bar stands.</summary>
    private static bool TryReadHeading(ReadOnlySpan<byte> bytes, in KeyName key, bool isEnd, out int start, out ReadOnlySpan<byte> line)
    {
        var before = bytes[Math.Max(0, key.Start - MostLine)..key.Start];
        start = key.Start - before.Length + before.LastIndexOf((byte)'\n') + 1;
        return TryReadLine(bytes, start, isEnd, out line) && line[(key.End - start)..].TrimStart("*`_\" "u8) is [(byte)'|', ..];
    }

    private static AssignedValue Value(int line, (int Start, int Length) cell, MatchTraits traits) =>
        new(line + cell.Start, line + cell.Start + cell.Length, MatchTraits.Unquoted | MatchTraits.InText | traits);

    /// <summary>Where the text of a cell stands in its line; length 0 when it is empty or has several words.</summary>
    private static (int Start, int Length) Cell(ReadOnlySpan<byte> line, int column)
    {
        var start = 0;
        for (; column > 0; column--)
        {
            var bar = line[start..].IndexOf((byte)'|');
            if (bar < 0)
            {
                return default;
            }

            start += bar + 1;
        }

        var end = line[start..].IndexOf((byte)'|');
        var cell = end < 0 ? line[start..] : line.Slice(start, end);
        var text = cell.Trim("*` \t\r"u8);
        return text.IsEmpty || text.ContainsAny(NotInText) ? default : (start + cell.IndexOf(text), text.Length);
    }

    /// <summary>Whether a line is the heading of a table without a ruler, as features have them: no row stands above, and one with as many cells below.</summary>
    private static bool IsFeature(ReadOnlySpan<byte> bytes, int start, ReadOnlySpan<byte> line, ReadOnlySpan<byte> before, ReadOnlySpan<byte> below, ReadOnlySpan<byte> behind)
    {
        var bars = line.Count((byte)'|');
        if (below.Count((byte)'|') != bars || IsRow(bytes, start - 1))
        {
            return false;
        }

        var column = before.Count((byte)'|');
        return (column > 0 && bars > 3 && !before.ContainsAnyInRange((byte)'0', (byte)'9') && below.TrimStart(" \t"u8) is [(byte)'|', ..])
            || (column == 2 && bars == 3 && behind.TrimStart("*`_\" "u8).TrimEnd(" \t\r"u8).Length == 1);
    }

    /// <summary>Whether the line that ends at an offset is a row, too.</summary>
    private static bool IsRow(ReadOnlySpan<byte> bytes, int lineEnd)
    {
        var before = bytes[Math.Max(0, lineEnd - MostLine)..Math.Max(0, lineEnd)];
        return before[(before.LastIndexOf((byte)'\n') + 1)..].TrimStart(" \t"u8) is [(byte)'|', ..];
    }

    private static int Count(ReadOnlySpan<byte> text, ReadOnlySpan<byte> mark)
    {
        var count = 0;
        for (var at = text.IndexOf(mark); at >= 0; at = text.IndexOf(mark))
        {
            count++;
            text = text[(at + mark.Length)..];
        }

        return count;
    }

    private static bool IsRuler(ReadOnlySpan<byte> line) => line.IndexOf("--"u8) >= 0 && !line.ContainsAnyExcept(RulerBytes);

    private static bool TryReadLine(ReadOnlySpan<byte> bytes, int at, bool isEnd, out ReadOnlySpan<byte> line)
    {
        line = default;
        if (at >= bytes.Length)
        {
            return false;
        }

        var rest = bytes[at..Math.Min(bytes.Length, at + MostLine)];
        var length = rest.IndexOf((byte)'\n');
        line = length < 0 ? rest : rest[..length];
        return length >= 0 || (isEnd && rest.Length < MostLine);
    }
}

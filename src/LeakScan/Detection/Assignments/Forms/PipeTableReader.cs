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
    private static readonly SearchValues<byte> RulerBytes = SearchValues.Create("|:- \t\r"u8);

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

    /// <summary>Reads the values below or beside the name; returns how many there are.</summary>
    /// <param name="bytes">What is around the name.</param>
    /// <param name="key">The name.</param>
    /// <param name="isEnd">Whether the content ends there too, so that a row needs no line end to be whole.</param>
    /// <param name="values">Where to put them.</param>
    public static int Read(ReadOnlySpan<byte> bytes, in KeyName key, bool isEnd, Span<AssignedValue> values)
    {
        var before = bytes[Math.Max(0, key.Start - MostLine)..key.Start];
        var start = key.Start - before.Length + before.LastIndexOf((byte)'\n') + 1;
        if (!TryReadLine(bytes, start, isEnd, out var line))
        {
            return 0;
        }

        var offset = key.Start - start;
        var column = line[..offset].Count((byte)'|');
        var behind = line[(key.End - start)..].TrimStart("*`_\" "u8);
        if (behind is not [(byte)'|', ..])
        {
            return 0;
        }

        var next = start + line.Length + 1;
        if (TryReadLine(bytes, next, isEnd, out var ruler) && IsRuler(ruler))
        {
            return ReadRows(bytes, next + ruler.Length + 1, column, isEnd, values);
        }

        // Wikis part names by two bars; features have none of either.
        if (line.TrimStart(" \t"u8).StartsWith("||"u8))
        {
            return ReadRows(bytes, next, line[..offset].IndexOf((byte)'|') is var first && first >= 0 ? Count(line[first..offset], "||"u8) : 0, isEnd, values);
        }

        if (column > 0 && !line[..offset].ContainsAnyInRange((byte)'0', (byte)'9') && !IsRow(bytes, start - 1) && ruler.Length > 0
            && line.Count((byte)'|') is > 3 and var bars && ruler.Count((byte)'|') == bars && ruler.TrimStart(" \t"u8) is [(byte)'|', ..])
        {
            return ReadRows(bytes, next, column, isEnd, values);
        }

        if (column == 2 && behind.TrimEnd(" \t\r"u8).Length == 1 && line.Count((byte)'|') == 3 && ruler.Count((byte)'|') == 3 && !IsRow(bytes, start - 1))
        {
            return ReadRows(bytes, next, column, isEnd, values);
        }

        // The name must end the first cell of two.
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

    private static int ReadRows(ReadOnlySpan<byte> bytes, int at, int column, bool isEnd, Span<AssignedValue> values)
    {
        var count = 0;
        for (var row = 0; row < MostRows && count < values.Length && TryReadLine(bytes, at, isEnd, out var line) && line.Contains((byte)'|'); row++)
        {
            if (Cell(line, column) is { Length: > 0 } cell)
            {
                values[count++] = Value(at, cell, MatchTraits.None);
            }

            at += line.Length + 1;
        }

        return count;
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

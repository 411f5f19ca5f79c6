using LeakScan.Detection.Assignments.Names;
using LeakScan.Detection.Assignments.Values;

namespace LeakScan.Detection.Assignments.Forms;

/// <summary>Reads the column that a name tells of, in whatever kind of table.</summary>
internal static class NamedColumn
{
    /// <summary>Finds the table of which a keyword names a column.</summary>
    /// <param name="content">The whole content.</param>
    /// <param name="position">Where the keyword starts.</param>
    /// <param name="keywordLength">Its length.</param>
    /// <param name="table">Where its rows stand in the content.</param>
    /// <param name="column">What the column's name tells of its values.</param>
    /// <param name="seen">Where the last value starts that the detector finds; -1 for none.</param>
    public static bool TryFind(ReadOnlySpan<byte> content, int position, int keywordLength, out TablePlace table, out MatchTraits column, out int seen)
    {
        var origin = Math.Max(0, position - AssignmentDetector.Before);
        var bytes = content[origin..Math.Min(content.Length, position + keywordLength + AssignmentDetector.Behind)];
        Span<AssignedValue> values = stackalloc AssignedValue[AssignmentDetector.MostValues];
        (table, column, seen) = (default, default, -1);
        if (!KeyReader.TryRead(bytes, position - origin, keywordLength, out var key))
        {
            return false;
        }

        var rows = Read(bytes, key, content.Length < position + keywordLength + AssignmentDetector.Behind, values, out table, out _);
        column = AssignmentTraits.OfColumn(key);
        seen = rows > 0 ? origin + values[rows - 1].Start : -1;
        table = table with { First = origin + table.First };
        return table.First > origin;
    }

    /// <summary>Reads the first values of the table of which a name is a column, or the one beside it; returns how many there are.</summary>
    /// <param name="bytes">What is around the name.</param>
    /// <param name="key">The name.</param>
    /// <param name="isEnd">Whether the content ends there too, so that a row needs no line end to be whole.</param>
    /// <param name="values">Where to put them.</param>
    /// <param name="table">Where the rows stand.</param>
    /// <param name="hasMore">Whether there may be more rows than were read.</param>
    public static int Read(ReadOnlySpan<byte> bytes, in KeyName key, bool isEnd, Span<AssignedValue> values, out TablePlace table, out bool hasMore)
    {
        hasMore = false;
        return TableReader.TryFind(bytes, key, out table) && TableReader.Read(bytes, table, isEnd, values, out hasMore) is var count && (count > 0 || hasMore) ? count
            : PipeTableReader.TryFind(bytes, key, isEnd, out table) ? PipeTableReader.Read(bytes, table, isEnd, values, out hasMore)
            : PipeTableReader.ReadBeside(bytes, key, isEnd, values);
    }
}

using LeakScan.Detection.Assignments.Values;

namespace LeakScan.Detection.Assignments.Forms;

/// <summary>Reads the first rows of an <c>INSERT</c>: of some hundred bytes, and as often as such statements stand in a dump.</summary>
internal static class ValuesReader
{
    private const int MostField = 256;
    private const int MostRest = 480;

    /// <summary>Reads the first values of a column; returns how many there are. The parameters are those of <see cref="TableReader.Read"/>.</summary>
    public static int Read(ReadOnlySpan<byte> bytes, in TablePlace table, bool isEnd, Span<AssignedValue> values, out bool hasMore)
    {
        var at = table.First;
        var count = 0;
        while (count < values.Length && Bytes.At(bytes, at) == '(' && SkipFields(bytes, at + 1, table.Column) is > 0 and var field)
        {
            if (Bytes.At(bytes, field) is (byte)'\'' or (byte)'"' && QuotedReader.TryRead(bytes, field, out var from, out var to, out var behind))
            {
                values[count++] = new AssignedValue(from, to, MatchTraits.Quoted | MatchTraits.Argument);
                field = behind;
            }

            var close = bytes[field..Math.Min(bytes.Length, field + MostRest)].IndexOf((byte)')');
            if (close < 0)
            {
                break;
            }

            at = Bytes.SkipSpace(bytes, field + close + 1, bytes.Length);
            if (at < bytes.Length && bytes[at] != ',')
            {
                hasMore = false;
                return count;
            }

            at = Bytes.SkipSpace(bytes, at + 1, bytes.Length);
        }

        hasMore = Bytes.At(bytes, at) == '(' || (at >= bytes.Length && !isEnd);
        return count;
    }

    /// <summary>The offset of a field of a row, which starts at another; -1 when the row has too few.</summary>
    private static int SkipFields(ReadOnlySpan<byte> bytes, int at, int column)
    {
        at = Bytes.SkipSpace(bytes, at, bytes.Length);
        for (; column > 0; column--)
        {
            if (QuotedReader.TryRead(bytes, at, out _, out _, out var behind))
            {
                at = behind;
            }

            var step = bytes[Math.Min(at, bytes.Length)..Math.Min(bytes.Length, at + MostField)].IndexOfAny((byte)',', (byte)')');
            if (step < 0 || bytes[at + step] == ')')
            {
                return -1;
            }

            at = Bytes.SkipSpace(bytes, at + step + 1, bytes.Length);
        }

        return at;
    }
}

using System.Buffers;

namespace LeakScan.Detection.Assignments.Forms;

/// <summary>Cuts the rows of an <c>INSERT</c> into fields: <c>(1, 'ann', now(), NULL)</c>. Belongs to one thread.</summary>
internal sealed class TupleRow
{
    private static readonly SearchValues<byte> Marks = SearchValues.Create("'\"(),"u8);

    private readonly List<(int Start, int End)> _fields = [];

    /// <summary>The bounds of the fields: of those in quotes within their quotes, of others empty.</summary>
    public IReadOnlyList<(int Start, int End)> Fields => _fields;

    /// <summary>Whether another row follows the one that was read.</summary>
    public bool HasNext { get; private set; }

    /// <summary>Reads the row that starts at an offset; returns where the next one starts, or the offset behind the last; -1 when it is too long.</summary>
    /// <param name="bytes">The content.</param>
    /// <param name="at">Where the row's parenthesis stands.</param>
    /// <param name="isEnd">Whether the content ends with these bytes, so that nothing follows.</param>
    public int Read(ReadOnlySpan<byte> bytes, int at, bool isEnd)
    {
        _fields.Clear();
        HasNext = false;
        isEnd &= bytes.Length - at <= TableRow.MostBytes;
        var most = Math.Min(bytes.Length, at + TableRow.MostBytes);
        var end = ReadFields(bytes[..most], at + 1);
        var comma = end < 0 ? -1 : Bytes.SkipSpace(bytes, end, most);
        if (comma < 0 || comma == most)
        {
            return isEnd ? most : -1;
        }

        if (bytes[comma] != ',')
        {
            return comma;
        }

        var next = Bytes.SkipSpace(bytes, comma + 1, most);
        if (next == most)
        {
            return isEnd ? most : -1;
        }

        HasNext = bytes[next] == '(';
        return next;
    }

    /// <summary>Reads the fields up to the row's closing parenthesis; returns the offset behind it, -1 when there is none.</summary>
    private int ReadFields(ReadOnlySpan<byte> bytes, int at)
    {
        var depth = 0;
        var field = Begin(bytes, ref at);
        while (at < bytes.Length && bytes[at..].IndexOfAny(Marks) is >= 0 and var length)
        {
            at += length;
            switch (bytes[at])
            {
                case (byte)'(':
                    depth++;
                    break;
                case (byte)')' when depth-- == 0:
                    _fields.Add(field);
                    return at + 1;
                case (byte)')':
                    break;
                case (byte)',' when depth == 0:
                    _fields.Add(field);
                    at++;
                    field = Begin(bytes, ref at);
                    continue;
                case (byte)',':
                    break;
                default:
                    at = QuoteEnd(bytes, at);
                    break;
            }

            at++;
        }

        return -1;
    }

    /// <summary>Goes to where a field starts, and behind its literal when it starts with one, whose bounds are returned.</summary>
    private static (int Start, int End) Begin(ReadOnlySpan<byte> bytes, ref int at)
    {
        at = Bytes.SkipSpace(bytes, at, bytes.Length);
        if (at >= bytes.Length || bytes[at] is not ((byte)'\'' or (byte)'"'))
        {
            return default;
        }

        var start = at + 1;
        var end = QuoteEnd(bytes, at);
        at = end + 1;
        return (start, Math.Min(end, bytes.Length));
    }

    /// <summary>The offset of the quote that ends what one begins; the length when none does. A quote may stand inside behind a backslash, or twice.</summary>
    private static int QuoteEnd(ReadOnlySpan<byte> bytes, int at)
    {
        var quote = bytes[at];
        for (at++; at < bytes.Length; at += 2)
        {
            var length = bytes[at..].IndexOfAny(quote, (byte)'\\');
            if (length < 0)
            {
                break;
            }

            at += length;
            if (bytes[at] == quote && (at + 1 == bytes.Length || bytes[at + 1] != quote))
            {
                return at;
            }
        }

        return bytes.Length;
    }
}

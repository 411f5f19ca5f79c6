namespace LeakScan.Detection.Assignments.Forms;

/// <summary>
/// Cuts the rows of a file that is a table into fields: https://www.rfc-editor.org/rfc/rfc4180. A field in quotes may hold separators, line breaks, and quotes
/// written twice. Belongs to one thread.
/// </summary>
internal sealed class TableRow
{
    /// <summary>Longer rows are not read; so a window of a large file and the whole of it give the same answer.</summary>
    public const int MostBytes = 8192;

    private readonly List<(int Start, int End)> _fields = [];

    /// <summary>The bounds of the fields, without their quotes and the blanks round them.</summary>
    public IReadOnlyList<(int Start, int End)> Fields => _fields;

    /// <summary>Reads the row that starts at an offset; returns the offset behind its line end, -1 when it is too long.</summary>
    /// <param name="bytes">The content.</param>
    /// <param name="at">Where the row starts.</param>
    /// <param name="separator">What stands between fields.</param>
    /// <param name="isEnd">Whether the content ends with these bytes, so that a row needs no line end to be whole.</param>
    public int Read(ReadOnlySpan<byte> bytes, int at, byte separator, bool isEnd)
    {
        _fields.Clear();
        isEnd &= bytes.Length - at <= MostBytes;
        var most = Math.Min(bytes.Length, at + MostBytes);
        while (true)
        {
            if (QuoteEnd(bytes[..most], at, separator) is >= 0 and var close)
            {
                Add(bytes, at, close + 1);
                at = close + 1;
            }
            else
            {
                var length = bytes[at..most].IndexOfAny(separator, (byte)'\n', (byte)'\r');
                if (length < 0 && !isEnd)
                {
                    return -1;
                }

                var end = length < 0 ? most : at + length;
                Add(bytes, at, end);
                at = end;
            }

            if (at == most)
            {
                return isEnd ? most : -1;
            }

            if (bytes[at] != separator)
            {
                return at + (bytes[at] == '\r' && Bytes.At(bytes, at + 1) == '\n' ? 2 : 1);
            }

            at++;
        }
    }

    /// <summary>The quote that ends the field which a quote begins; -1 when none does, so that the quote is a character as any other.</summary>
    private static int QuoteEnd(ReadOnlySpan<byte> bytes, int at, byte separator)
    {
        if (Bytes.At(bytes, at) != '"')
        {
            return -1;
        }

        for (at++; at < bytes.Length; at += 2)
        {
            var length = bytes[at..].IndexOf((byte)'"');
            if (length < 0)
            {
                return -1;
            }

            at += length;
            if (Bytes.At(bytes, at + 1) != '"')
            {
                return at + 1 == bytes.Length || bytes[at + 1] == separator || bytes[at + 1] is (byte)'\n' or (byte)'\r' ? at : -1;
            }
        }

        return -1;
    }

    private void Add(ReadOnlySpan<byte> bytes, int start, int end)
    {
        var field = bytes[start..end];
        var text = field.Trim(" \"'"u8);
        start += text.IsEmpty ? 0 : field.IndexOf(text);
        _fields.Add((start, start + text.Length));
    }
}

namespace LeakScan.Detection.Assignments;

/// <summary>
/// Reads JSON that stands within a text whose quotation marks are written twice, <c>"{""password"": ""…""}"</c>: in a field of a CSV file, or in a literal of C#, Basic or
/// SQL. One layer is taken off, as from an <see cref="EscapedText"/>. https://www.rfc-editor.org/rfc/rfc4180#section-2
/// </summary>
internal static class DoubledText
{
    private const int MostName = 48;
    private const int MostBetween = 8;

    /// <summary>Whether marks written twice end the name that goes on at a place, and begin another text behind it.</summary>
    public static bool MayStand(ReadOnlySpan<byte> bytes, int at)
    {
        var most = Math.Min(bytes.Length, at + MostName);
        while (at < most && (Bytes.IsName(bytes[at]) || bytes[at] == '-'))
        {
            at++;
        }

        if (!IsMark(bytes, at))
        {
            return false;
        }

        at += 2;
        most = Math.Min(bytes.Length, at + MostBetween);
        var first = at;
        while (at < most && (Bytes.IsBlank(bytes[at]) || bytes[at] is (byte)':' or (byte)',' or (byte)'=' or (byte)'>'))
        {
            at++;
        }

        return at > first && IsMark(bytes, at);
    }

    /// <summary>The part of a piece that is of one text with a place in it: marks written once begin and end the text around.</summary>
    public static Range TextAround(ReadOnlySpan<byte> bytes, int at)
    {
        var (start, end) = (at, at);
        while (start > 0 && (bytes[start - 1] != '"' || Bytes.At(bytes, start - 2) == '"'))
        {
            start -= bytes[start - 1] == '"' ? 2 : 1;
        }

        while (end < bytes.Length && (bytes[end] != '"' || Bytes.At(bytes, end + 1) == '"'))
        {
            end += bytes[end] == '"' ? 2 : 1;
        }

        return start..end;
    }

    /// <summary>Takes every second mark out of a piece.</summary>
    /// <param name="bytes">The piece.</param>
    /// <param name="text">Gets its text; as long as the piece at least.</param>
    /// <param name="places">Gets for each byte of the text where it stands in the piece, and behind the last the end; longer by one.</param>
    /// <returns>The length of the text.</returns>
    public static int Unescape(ReadOnlySpan<byte> bytes, Span<byte> text, Span<int> places)
    {
        var length = 0;
        for (var at = 0; at < bytes.Length; at++)
        {
            places[length] = at;
            text[length++] = bytes[at];
            at += bytes[at] == '"' && Bytes.At(bytes, at + 1) == '"' ? 1 : 0;
        }

        places[length] = bytes.Length;
        return length;
    }

    // Three in a row are an empty text, or the end of one that ends in a mark.
    private static bool IsMark(ReadOnlySpan<byte> bytes, int at) => Bytes.At(bytes, at) == '"' && Bytes.At(bytes, at + 1) == '"' && Bytes.At(bytes, at + 2) != '"';
}

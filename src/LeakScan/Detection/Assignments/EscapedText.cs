using System.Buffers;
using LeakScan.Detection.Patterns;

namespace LeakScan.Detection.Assignments;

/// <summary>
/// Reads code that stands within a text of JSON or HTML as it was before it was put there: <c>os.getenv(\"TOKEN\", \"…\")</c> in a notebook, <c>getenv(&amp;quot;TOKEN&amp;quot;</c> in
/// a page. One layer is taken off, of a bounded piece, and only where a quotation mark is escaped a few bytes behind a keyword, so the readers of names and values
/// need to know nothing of it. Escapes: https://www.rfc-editor.org/rfc/rfc8259#section-7, https://html.spec.whatwg.org/#escapingString.
/// </summary>
internal static class EscapedText
{
    private const int MostBetween = 48;

    private static readonly (byte[] Entity, byte Sign)[] Entities =
    [
        ("&quot;"u8.ToArray(), (byte)'"'), ("&#34;"u8.ToArray(), (byte)'"'), ("&#39;"u8.ToArray(), (byte)'\''), ("&#x27;"u8.ToArray(), (byte)'\''),
        ("&apos;"u8.ToArray(), (byte)'\''), ("&lt;"u8.ToArray(), (byte)'<'), ("&gt;"u8.ToArray(), (byte)'>'), ("&amp;"u8.ToArray(), (byte)'&'),
    ];

    // What may follow '&' in these: in programs another '&' does more often than not.
    private static readonly SearchValues<byte> EntityStarts = SearchValues.Create("q#alg"u8);

    private static readonly SearchValues<byte> Signs = SearchValues.Create("\\&"u8);

    /// <summary>Whether a quotation mark stands escaped soon behind a place.</summary>
    public static bool MayStand(ReadOnlySpan<byte> bytes, int at)
    {
        var rest = bytes[Math.Min(at, bytes.Length)..Math.Min(bytes.Length, at + MostBetween)];
        while (rest.IndexOfAny(Signs) is >= 0 and var step)
        {
            rest = rest[step..];
            if (Read(rest, out _) is (byte)'"' or (byte)'\'')
            {
                return true;
            }

            rest = rest[1..];
        }

        return false;
    }

    /// <summary>
    /// The part of a piece that is of one text with a place in it: quotation marks that no backslash escapes, where others are escaped so, begin and end the text around.
    /// </summary>
    public static Range TextAround(ReadOnlySpan<byte> bytes, int at)
    {
        var escape = bytes[at..].IndexOf((byte)'\\');
        var quote = Bytes.At(bytes, at + escape + 1);
        if (escape < 0 || !Bytes.IsQuote(quote))
        {
            return ..;
        }

        var (start, end) = (at, at);
        while (start > 0 && (bytes[start - 1] != quote || Bytes.At(bytes, start - 2) == '\\'))
        {
            start--;
        }

        while (end < bytes.Length && (bytes[end] != quote || bytes[end - 1] == '\\'))
        {
            end++;
        }

        return start..end;
    }

    /// <summary>Takes the escapes out of a piece.</summary>
    /// <param name="bytes">The piece.</param>
    /// <param name="text">Gets its text; as long as the piece at least.</param>
    /// <param name="places">Gets for each byte of the text where it stands in the piece, and behind the last the end; longer by one.</param>
    /// <returns>The length of the text.</returns>
    public static int Unescape(ReadOnlySpan<byte> bytes, Span<byte> text, Span<int> places)
    {
        var length = 0;
        for (var at = 0; at < bytes.Length;)
        {
            // Most of a text stands as it is.
            var plain = bytes[at..].IndexOfAny(Signs);
            plain = plain < 0 ? bytes.Length - at : plain;
            bytes.Slice(at, plain).CopyTo(text[length..]);
            for (var end = at + plain; at < end; at++)
            {
                places[length++] = at;
            }

            if (at < bytes.Length)
            {
                places[length] = at;
                text[length++] = Read(bytes[at..], out var consumed);
                at += consumed;
            }
        }

        places[length] = bytes.Length;
        return length;
    }

    /// <summary>The byte that a text begins with, and how many bytes stand for it.</summary>
    private static byte Read(ReadOnlySpan<byte> bytes, out int length)
    {
        length = 1;
        var first = bytes[0];
        if (first == '\\' && bytes.Length > 1)
        {
            length = 2;
            switch (bytes[1])
            {
                case (byte)'n' or (byte)'r':
                    return (byte)'\n';
                case (byte)'t':
                    return (byte)'\t';
                case (byte)'"' or (byte)'\'' or (byte)'\\' or (byte)'/':
                    return bytes[1];
                case (byte)'u' when EscapeSequence.Sign(bytes) is > 0x20 and < 0x7F and var sign:
                    length = 6;
                    return (byte)sign;
            }

            length = 1;
        }
        else if (first == '&' && bytes.Length > 1 && EntityStarts.Contains(bytes[1]))
        {
            foreach (var (entity, sign) in Entities)
            {
                if (bytes.StartsWith(entity))
                {
                    length = entity.Length;
                    return sign;
                }
            }
        }

        return first;
    }
}

namespace LeakScan.Detection.Assignments.Values;

/// <summary>
/// Reads a literal in quotes: prefixes of Python, C#, C++ and SQL (b"", @"", L"", N''), quotes escaped in a text around (\"…\" and
/// &amp;quot;…&amp;quot;), triple quotes and C# raw texts. A literal ends on its line, unless its quotes are of the kind that spans lines.
/// </summary>
internal static class QuotedReader
{
    /// <summary>The most letters and signs that stand before a literal, such as <c>u8</c>, <c>@$</c>, <c>rb</c>.</summary>
    public const int MostPrefix = 3;

    private const int MostLength = 1024;

    /// <summary>Reads the literal at an offset; <paramref name="behind"/> is the first byte behind its closing quote.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, int at, out int start, out int end, out int behind)
    {
        start = end = behind = at;
        at = SkipPrefix(bytes, at);
        var first = Bytes.At(bytes, at);
        if (first == '\\' && Bytes.At(bytes, at + 1) is (byte)'"' or (byte)'\'')
        {
            return ReadEscaped(bytes, at + 2, Bytes.At(bytes, at + 1), out start, out end, out behind);
        }

        if (first == '&' && Bytes.StartsWith(bytes, at, "&quot;"u8))
        {
            start = at + 6;
            var length = bytes[start..Math.Min(bytes.Length, start + MostLength)].IndexOf("&quot;"u8);
            end = start + length;
            behind = end + 6;
            return length >= 0 && !bytes[start..end].ContainsAny((byte)'\n', (byte)'\r');
        }

        if (!Bytes.IsQuote(first))
        {
            return false;
        }

        if (Bytes.At(bytes, at + 1) == first && Bytes.At(bytes, at + 2) == first)
        {
            return ReadTriple(bytes, at + 3, first, out start, out end, out behind);
        }

        return ReadPlain(bytes, at + 1, first, out start, out end, out behind) && (at == 0 || SkipRaw(bytes, at, ref start, ref end, ref behind));
    }

    /// <summary>Takes the signs of raw texts off: <c>r#"…"#</c> of Rust, <c>#"…"#</c> of Swift, <c>R"(…)"</c> of C++.</summary>
    private static bool SkipRaw(ReadOnlySpan<byte> bytes, int quoteAt, ref int start, ref int end, ref int behind)
    {
        if (bytes[quoteAt] == '"' && bytes[quoteAt - 1] == '#')
        {
            behind += Bytes.At(bytes, behind) == '#' ? 1 : 0;
        }
        else if (bytes[quoteAt] == '"' && bytes[quoteAt - 1] == 'R' && bytes[start] == '(' && bytes[end - 1] == ')')
        {
            start++;
            end--;
        }

        return end > start;
    }

    private static int SkipPrefix(ReadOnlySpan<byte> bytes, int at)
    {
        var end = at;
        while (end < at + MostPrefix
            && Bytes.At(bytes, end) is (byte)'@' or (byte)'$' or (byte)'&' or (byte)'*' or (byte)'b' or (byte)'B' or (byte)'r'
            or (byte)'R' or (byte)'u' or (byte)'U' or (byte)'f' or (byte)'F' or (byte)'L' or (byte)'N' or (byte)'8')
        {
            end++;
        }

        end += Bytes.At(bytes, end) == '#' && Bytes.At(bytes, end + 1) == '"' ? 1 : 0;
        var behind = Bytes.At(bytes, end);
        return Bytes.IsQuote(behind) || behind == '\\' ? end : at;
    }

    private static bool ReadPlain(ReadOnlySpan<byte> bytes, int at, byte quote, out int start, out int end, out int behind)
    {
        start = end = behind = at;
        var most = Math.Min(bytes.Length, at + MostLength);
        while (end < most)
        {
            var step = bytes[end..most].IndexOfAny(quote, (byte)'\\', (byte)'\n');
            if (step < 0)
            {
                return false;
            }

            end += step;
            if (bytes[end] == '\\')
            {
                end += 2;
                continue;
            }

            behind = end + 1;
            return bytes[end] == quote && end > start;
        }

        return false;
    }

    private static bool ReadEscaped(ReadOnlySpan<byte> bytes, int at, byte quote, out int start, out int end, out int behind)
    {
        start = end = behind = at;
        var most = Math.Min(bytes.Length, at + MostLength);
        while (end < most)
        {
            var step = bytes[end..most].IndexOfAny((byte)'\\', (byte)'\n', quote);
            if (step < 0 || bytes[end + step] != '\\')
            {
                return false;
            }

            end += step;
            behind = end + 2;
            if (Bytes.At(bytes, end + 1) == quote)
            {
                return end > start;
            }

            end += 2;
        }

        return false;
    }

    private static bool ReadTriple(ReadOnlySpan<byte> bytes, int at, byte quote, out int start, out int end, out int behind)
    {
        start = end = behind = at;
        var rest = bytes[at..Math.Min(bytes.Length, at + MostLength)];
        ReadOnlySpan<byte> closing = [quote, quote, quote];
        var length = rest.IndexOf(closing);
        if (length <= 0)
        {
            return false;
        }

        behind = at + length + 3;
        while (start < at + length && (Bytes.IsBlank(bytes[start]) || Bytes.IsLineEnd(bytes[start])))
        {
            start++;
        }

        end = at + length;
        while (end > start && (Bytes.IsBlank(bytes[end - 1]) || Bytes.IsLineEnd(bytes[end - 1])))
        {
            end--;
        }

        return end > start && !bytes[start..end].Contains((byte)'\n');
    }
}

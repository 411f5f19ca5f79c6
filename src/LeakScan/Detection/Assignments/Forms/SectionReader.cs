using LeakScan.Detection.Assignments.Names;
using LeakScan.Detection.Assignments.Values;

namespace LeakScan.Detection.Assignments.Forms;

/// <summary>
/// Reads what stands under the name of several credentials, where the names of the entries tell nothing: the lines below <c>[secrets]</c> in INI and TOML, the entries or items
/// below <c>secrets:</c> in YAML, the members of <c>"secrets": {…}</c>. The name speaks for all of them and so for none surely: long texts count, and passwords with a digit.
/// </summary>
internal static class SectionReader
{
    private const int MostLines = 24;
    private const int MostLine = 200;
    private const int LeastPassword = 6;
    private const int LeastToken = 16;

    private static readonly byte[][] Names =
        [.. "passwords secrets tokens apikeys api_keys api-keys credentials".Split(' ').Select(System.Text.Encoding.ASCII.GetBytes)];

    /// <summary>Whether the name may be that of a section in brackets; a look at two bytes.</summary>
    public static bool MayStand(ReadOnlySpan<byte> bytes, int nameEnd) => Bytes.At(bytes, nameEnd) == ']' && Bytes.IsLineEnd(Bytes.At(bytes, nameEnd + 1));

    /// <summary>Reads the values under a name, from behind its bracket or colon on; returns how many there are.</summary>
    public static int Read(ReadOnlySpan<byte> bytes, in KeyName key, int at, Span<AssignedValue> values)
    {
        if (!IsPlural(bytes, key))
        {
            return 0;
        }

        var least = key.Kind == SecretKind.Password ? LeastPassword : LeastToken;
        if (MayStand(bytes, key.End) && Bytes.At(bytes, key.Start - 1) == '[' && NamePlace.IsLineStart(bytes, key.Start - 1))
        {
            return ReadLines(bytes, key.End + 1, -1, least, values);
        }

        return Bytes.At(bytes, at) == '{' ? ReadMembers(bytes, at + 1, least, values)
            : Bytes.IsLineEnd(Bytes.At(bytes, at)) && NamePlace.IsLineStart(bytes, key.Start) ? ReadLines(bytes, at, Indent(bytes, key.Start), least, values) : 0;
    }

    private static bool IsPlural(ReadOnlySpan<byte> bytes, in KeyName key)
    {
        foreach (var name in Names)
        {
            if (key.End - key.Start >= name.Length && Bytes.StartsWith(bytes, key.End - name.Length, name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The lines below, as far as they are indented alike and further than the name; of a section, -1, up to the next bracket.</summary>
    private static int ReadLines(ReadOnlySpan<byte> bytes, int at, int parent, int least, Span<AssignedValue> values)
    {
        var count = 0;
        var indent = -1;
        for (var lines = 0; lines < MostLines && count < values.Length; lines++)
        {
            var end = bytes[Math.Min(at, bytes.Length)..Math.Min(bytes.Length, at + MostLine)].IndexOf((byte)'\n');
            var start = at + end + 1;
            var text = Bytes.SkipBlanks(bytes, start, MostLine);
            if (end < 0 || text >= bytes.Length)
            {
                return count;
            }

            at = text;
            if (Bytes.IsLineEnd(bytes[text]) || bytes[text] is (byte)'#' or (byte)';')
            {
                continue;
            }

            indent = indent < 0 ? text - start : indent;
            var isItem = Bytes.StartsWith(bytes, text, "- "u8);
            if (bytes[text] == '[' || text - start < indent || (text - start == parent && !isItem) || text - start < parent)
            {
                return count;
            }

            if (text - start == indent)
            {
                count += TryReadLine(bytes, isItem ? text + 2 : text, isItem, parent < 0, least, out values[count]) ? 1 : 0;
            }
        }

        return count;
    }

    private static bool TryReadLine(ReadOnlySpan<byte> bytes, int at, bool isItem, bool isSection, int least, out AssignedValue value)
    {
        value = default;
        var line = bytes[at..Math.Min(bytes.Length, at + MostLine)];
        line = line[..Math.Max(0, line.IndexOfAny((byte)'\n', (byte)'\r'))];
        var sign = line.IndexOf(isSection ? "="u8 : ": "u8);
        var from = isItem && sign < 0 ? 0 : sign < 0 || isItem ? line.Length : Bytes.SkipBlanks(line, sign + 1);
        if (from >= line.Length)
        {
            return false;
        }

        var quote = line[from];
        var isQuoted = quote is (byte)'"' or (byte)'\'';
        from += isQuoted ? 1 : 0;
        var length = isQuoted ? line[from..].IndexOf(quote) : line[from..].IndexOf(" #"u8) is >= 0 and var comment ? comment : line.Length - from;
        return length > 0 && TryTake(bytes, at + from, at + from + line.Slice(from, length).TrimEnd((byte)' ').Length, isQuoted, least, out value);
    }

    private static int ReadMembers(ReadOnlySpan<byte> bytes, int at, int least, Span<AssignedValue> values)
    {
        var count = 0;
        while (count < values.Length)
        {
            at = Bytes.SkipSpace(bytes, at, bytes.Length);
            if (!QuotedReader.TryRead(bytes, at, out _, out _, out var name) || Bytes.At(bytes, name = Bytes.SkipBlanks(bytes, name)) != ':'
                || !QuotedReader.TryRead(bytes, Bytes.SkipBlanks(bytes, name + 1), out var start, out var end, out var behind))
            {
                return count;
            }

            count += TryTake(bytes, start, end, isQuoted: true, least, out values[count]) ? 1 : 0;
            at = Bytes.SkipSpace(bytes, behind, bytes.Length);
            if (Bytes.At(bytes, at) != ',')
            {
                return count;
            }

            at++;
        }

        return count;
    }

    private static bool TryTake(ReadOnlySpan<byte> bytes, int start, int end, bool isQuoted, int least, out AssignedValue value)
    {
        var text = bytes[start..end];
        value = new AssignedValue(start, end, (isQuoted ? MatchTraits.Quoted : MatchTraits.Unquoted) | MatchTraits.LineStart | MatchTraits.LineEnd);
        return text.Length >= least && text.ContainsAnyInRange((byte)'0', (byte)'9') && text.IndexOfAny((byte)' ', (byte)'/', (byte)'<') < 0;
    }

    private static int Indent(ReadOnlySpan<byte> bytes, int start) => start - bytes[..start].LastIndexOf((byte)'\n') - 1;
}

using LeakScan.Detection.Assignments.Names;
using LeakScan.Detection.Assignments.Values;

namespace LeakScan.Detection.Assignments.Forms;

/// <summary>
/// Reads the value of a pair that stands before its name: <c>&lt;add value="…" key="Password"/&gt;</c>, <c>{"value": "…", "key": "password"}</c>, and <c>- value: …</c> with
/// <c>name: PASSWORD</c> on the line below.
/// </summary>
internal static class ReversedPair
{
    private const int MostName = 64;
    private const int MostBetween = 40;
    private const int MostValue = 256;

    /// <summary>Whether the name that a keyword is a part of may be the second of such a pair; a look at a few bytes.</summary>
    public static bool MayStand(ReadOnlySpan<byte> bytes, int keywordAt)
    {
        var start = keywordAt;
        while (start > 0 && keywordAt - start < MostName && (Bytes.IsName(bytes[start - 1]) || bytes[start - 1] == '.'))
        {
            start--;
        }

        return FindFieldStart(bytes, start) > 0;
    }

    /// <summary>Reads the value before a name.</summary>
    public static bool TryRead(ReadOnlySpan<byte> bytes, in KeyName key, out AssignedValue value)
    {
        value = default;
        var at = FindFieldStart(bytes, key.Start);
        var quote = Bytes.At(bytes, key.Start - 1);
        if (at <= 0 || (Bytes.IsQuote(quote) ? Bytes.At(bytes, key.End) != quote : !Bytes.IsLineEnd(Bytes.At(bytes, key.End))))
        {
            return false;
        }

        var least = Math.Max(0, at - MostBetween);
        var lines = 0;
        var end = at;
        while (end > least && (Bytes.IsBlank(bytes[end - 1]) || bytes[end - 1] is (byte)',' or (byte)'\n' or (byte)'\r'))
        {
            end--;
            lines += bytes[end] == '\n' ? 1 : 0;
        }

        if (end == at || lines > 1 || end == 0)
        {
            return false;
        }

        var closing = bytes[end - 1];
        var isQuoted = Bytes.IsQuote(closing);
        var line = bytes[Math.Max(0, end - MostValue)..(isQuoted ? end - 1 : end)];
        var opening = isQuoted ? line.LastIndexOfAny(closing, (byte)'\n') : line.LastIndexOfAny(" \n"u8);
        if (opening <= 0 || line[opening] == '\n' || (!isQuoted && (lines == 0 || Bytes.IsQuote(quote))))
        {
            return false;
        }

        var start = end - (isQuoted ? 1 : 0) - line.Length + opening + 1;
        if (start >= end || !(IsField(line[..(isQuoted ? opening : opening + 1)], "value"u8) || IsField(line[..(isQuoted ? opening : opening + 1)], "defaultvalue"u8)))
        {
            return false;
        }

        value = new AssignedValue(start, end - (isQuoted ? 1 : 0), (isQuoted ? MatchTraits.Quoted : MatchTraits.Unquoted) | MatchTraits.LineStart | MatchTraits.LineEnd);
        return true;
    }

    /// <summary>Where the field <c>key</c> or <c>name</c> begins whose value the name is; 0 when it is that of none.</summary>
    private static int FindFieldStart(ReadOnlySpan<byte> bytes, int nameStart)
    {
        var at = nameStart - (Bytes.IsQuote(Bytes.At(bytes, nameStart - 1)) ? 1 : 0);
        var least = Math.Max(0, at - MostBetween);
        var before = bytes[least..Math.Max(least, at)];
        var sign = before.Length;
        while (sign > 0 && before[sign - 1] == ' ')
        {
            sign--;
        }

        if (sign == 0 || before[sign - 1] is not ((byte)':' or (byte)'='))
        {
            return 0;
        }

        var length = FieldLength(before, "key"u8) is > 0 and var key ? key : FieldLength(before, "name"u8);
        return length > 0 ? at - length : 0;
    }

    private static bool IsField(ReadOnlySpan<byte> before, ReadOnlySpan<byte> name) => FieldLength(before, name) > 0;

    /// <summary>How many bytes at the end a field's name and its sign take: <c>"key": </c>, <c>key=</c>; 0 when others stand there.</summary>
    private static int FieldLength(ReadOnlySpan<byte> before, ReadOnlySpan<byte> name)
    {
        var text = before.TrimEnd((byte)' ');
        if (text is not [.., (byte)':' or (byte)'='])
        {
            return 0;
        }

        text = text[..^1].TrimEnd((byte)' ');
        var isQuoted = text.Length > 0 && Bytes.IsQuote(text[^1]);
        text = isQuoted ? text[..^1] : text;
        var start = text.Length - name.Length;
        if (start < 0 || !Bytes.StartsWith(text, start, name) || Bytes.IsName(Bytes.At(text, start - 1)))
        {
            return 0;
        }

        return before.Length - start + (isQuoted ? 1 : 0);
    }
}

using LeakScan.Detection.Assignments.Values;

namespace LeakScan.Detection.Assignments.Operators;

/// <summary>Reads what parts a name from its value where both are values themselves: of a pair of fields or attributes, of a serialized array, of a block with a default.</summary>
internal static class PairReader
{
    private const int MostPair = 160;
    private const int MostBlock = 240;
    private const int MostFields = 3;

    /// <summary>
    /// <c>"key": "PASSWORD", "value": "…"</c>; <c>name="Password" value="…"</c>; a Kubernetes <c>- name: … value: …</c> on two lines; with fields between such as the type.
    /// </summary>
    public static bool Read(ReadOnlySpan<byte> bytes, int at, out int valueAt)
    {
        valueAt = at;

        // PHP's serialize(): s:8:"password";s:5:"value".
        if (Bytes.StartsWith(bytes, at, ";s:"u8) && bytes[at..Math.Min(bytes.Length, at + 10)].LastIndexOf((byte)':') is var colon && colon > 3)
        {
            valueAt = at + colon + 1;
            return true;
        }

        if (Bytes.At(bytes, Bytes.SkipBlanks(bytes, at)) == '{')
        {
            return ReadDefault(bytes, at, out valueAt);
        }

        var most = Math.Min(bytes.Length, at + MostPair);
        var isQuoted = Bytes.IsQuote(Bytes.At(bytes, at - 1));
        for (var fields = 0; fields <= MostFields; fields++)
        {
            var next = SkipSeparators(bytes, at, most);
            if (next == at)
            {
                return false;
            }

            if (NameLength(bytes, next) is > 0 and var length)
            {
                return ReadSign(bytes, next + length, most, out valueAt);
            }

            // Without quotes another line may be anything.
            if (!isQuoted || !SkipField(bytes, next, most, out at))
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether a field stands at an offset that may come between a name and its value, or the value itself; a look at a few bytes.</summary>
    public static bool MayStand(ReadOnlySpan<byte> bytes, int at) =>
        NameLength(bytes, at) > 0 || Bytes.StartsWith(bytes, at, "type="u8) || Bytes.StartsWith(bytes, at, "id="u8) || Bytes.StartsWith(bytes, at, "class="u8);

    private static int NameLength(ReadOnlySpan<byte> bytes, int at) =>
        Bytes.StartsWith(bytes, at, "value"u8) ? 5 : Bytes.StartsWith(bytes, at, "android:value="u8) ? 13 : Bytes.StartsWith(bytes, at, "defaultvalue"u8) ? 12 : 0;

    private static int SkipSeparators(ReadOnlySpan<byte> bytes, int at, int most)
    {
        while (at < most && (Bytes.IsBlank(bytes[at]) || Bytes.IsLineEnd(bytes[at]) || bytes[at] is (byte)',' or (byte)'"' or (byte)'\'' or (byte)'\\'))
        {
            at++;
        }

        return at;
    }

    private static bool ReadSign(ReadOnlySpan<byte> bytes, int at, int most, out int valueAt)
    {
        valueAt = at;
        while (at < most && (Bytes.IsQuote(bytes[at]) || Bytes.IsBlank(bytes[at]) || bytes[at] == '\\'))
        {
            at++;
        }

        if (Bytes.At(bytes, at) is not ((byte)':' or (byte)'='))
        {
            return false;
        }

        at += Bytes.At(bytes, at + 1) == '>' ? 2 : 1;
        valueAt = Bytes.SkipBlanks(bytes, at);
        return true;
    }

    /// <summary>Skips another field, <c>"type": "text"</c>, but for that of a button or a box; and no name, by which another pair begins.</summary>
    private static bool SkipField(ReadOnlySpan<byte> bytes, int at, int most, out int end)
    {
        var nameStart = at;
        while (at < most && Bytes.IsName(bytes[at]))
        {
            at++;
        }

        var name = bytes[nameStart..at];
        end = at;
        if (name.IsEmpty || name.EndsWith("name"u8) || name.EndsWith("key"u8) || !ReadSign(bytes, at, most, out var valueAt))
        {
            return false;
        }

        if (QuotedReader.TryRead(bytes, valueAt, out var start, out var stop, out end))
        {
            return end <= most && !(bytes[start..stop] is var text && (text.SequenceEqual("submit"u8) || text.SequenceEqual("button"u8) || text.SequenceEqual("checkbox"u8)
                || text.SequenceEqual("radio"u8) || text.SequenceEqual("reset"u8) || text.SequenceEqual("image"u8)));
        }

        // Nothing, or a word.
        end = valueAt + (Bytes.IsQuote(Bytes.At(bytes, valueAt)) && Bytes.At(bytes, valueAt + 1) == Bytes.At(bytes, valueAt) ? 2 : 0);
        while (end < most && Bytes.IsLetter(bytes[end]))
        {
            end++;
        }

        return end > valueAt;
    }

    /// <summary>Terraform: <c>variable "db_password" { type = string, default = "…" }</c>.</summary>
    private static bool ReadDefault(ReadOnlySpan<byte> bytes, int at, out int valueAt) =>
        DefaultReader.TryFindNamed(bytes, at, MostBlock, (byte)'}', out var sign, out valueAt) && sign == '=' && Bytes.At(bytes, valueAt) == '"';
}

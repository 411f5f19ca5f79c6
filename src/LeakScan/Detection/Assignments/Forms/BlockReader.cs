using LeakScan.Detection.Assignments.Names;

namespace LeakScan.Detection.Assignments.Forms;

/// <summary>
/// Finds the value in the block that a name opens: <c>"adminPassword": {"type": "securestring", "defaultValue": "…"}</c> of deployment templates, and
/// in YAML <c>Default: …</c> in one of the lines below that are indented further, or the one line of a block scalar: <c>password: |</c>, and below it the
/// text (https://yaml.org/spec/1.2.2/#81-block-scalar-styles).
/// </summary>
internal static class BlockReader
{
    private const int MostBlock = 240;
    private const int MostLines = 6;

    /// <summary>Skips the tag or the anchor of a scalar of YAML: <c>!!str</c>, <c>&amp;name</c>.</summary>
    public static int SkipTag(ReadOnlySpan<byte> bytes, int at)
    {
        var isTag = Bytes.StartsWith(bytes, at, "!!str "u8);
        if (!isTag && Bytes.At(bytes, at) != '&')
        {
            return at;
        }

        var end = at + (isTag ? 2 : 1);
        while (Bytes.IsName(Bytes.At(bytes, end)))
        {
            end++;
        }

        return end > at + 1 && Bytes.At(bytes, end) == ' ' ? Bytes.SkipBlanks(bytes, end) : at;
    }

    /// <summary>Finds the offset of the value; that of the name is where <c>default</c> or <c>value</c> stands.</summary>
    public static bool TryFind(ReadOnlySpan<byte> bytes, in KeyName key, int at, out int nameAt, out int valueAt)
    {
        nameAt = valueAt = at;
        if (Bytes.At(bytes, at) == '{')
        {
            var block = bytes[at..Math.Min(bytes.Length, at + MostBlock)];
            var end = block.IndexOf((byte)'}');
            return end > 0 && TryFindInBraces(bytes[..(at + end)], at + 1, out nameAt, out valueAt);
        }

        return Bytes.IsLineEnd(Bytes.At(bytes, at)) && at < bytes.Length && NamePlace.IsLineStart(bytes, key.Start) && TryFindBelow(bytes, key.Start, at, out nameAt, out valueAt);
    }

    /// <summary>Skips the header of a block scalar of one line and the blanks below it; the offset itself when there is none, or its text has more lines.</summary>
    public static int SkipScalarHeader(ReadOnlySpan<byte> bytes, in KeyName key, int at)
    {
        if (Bytes.At(bytes, at) is not ((byte)'|' or (byte)'>') || !NamePlace.IsLineStart(bytes, key.Start))
        {
            return at;
        }

        var end = at + 1;
        while (Bytes.At(bytes, end) is (byte)'-' or (byte)'+' || Bytes.IsDigit(Bytes.At(bytes, end)))
        {
            end++;
        }

        end = Bytes.SkipBlanks(bytes, end);
        end += Bytes.At(bytes, end) == '\r' ? 1 : 0;
        var start = end + 1;
        var text = Bytes.SkipBlanks(bytes, start, MostBlock);
        var indent = Indent(bytes, key.Start);
        if (Bytes.At(bytes, end) != '\n' || text - start <= indent)
        {
            return at;
        }

        var length = bytes[text..Math.Min(bytes.Length, text + MostBlock)].IndexOf((byte)'\n');
        var below = text + length + 1;
        return length >= 0 && Bytes.SkipBlanks(bytes, below, MostBlock) - below > indent ? at : text;
    }

    private static bool TryFindInBraces(ReadOnlySpan<byte> block, int at, out int nameAt, out int valueAt)
    {
        for (nameAt = at; nameAt < block.Length; nameAt++)
        {
            if (Bytes.IsName(block[nameAt - 1]) || !IsValueName(block, nameAt, out var end))
            {
                continue;
            }

            end += Bytes.IsQuote(Bytes.At(block, end)) ? 1 : 0;
            end = Bytes.SkipBlanks(block, end);
            valueAt = Bytes.SkipBlanks(block, end + 1);
            if (Bytes.At(block, end) is (byte)':' or (byte)'=' && Bytes.IsQuote(Bytes.At(block, valueAt)))
            {
                return true;
            }
        }

        valueAt = at;
        return false;
    }

    private static bool TryFindBelow(ReadOnlySpan<byte> bytes, int nameStart, int at, out int nameAt, out int valueAt)
    {
        var indent = Indent(bytes, nameStart);
        nameAt = valueAt = at;
        for (var line = 0; line < MostLines; line++)
        {
            var rest = bytes[Math.Min(at, bytes.Length)..Math.Min(bytes.Length, at + MostBlock)];
            var end = rest.IndexOf((byte)'\n');
            if (end < 0)
            {
                return false;
            }

            var start = at + end + 1;
            nameAt = Bytes.SkipBlanks(bytes, start, MostBlock);
            if (nameAt - start <= indent)
            {
                return false;
            }

            if (IsValueName(bytes, nameAt, out var sign) && Bytes.At(bytes, sign) == ':')
            {
                valueAt = Bytes.SkipBlanks(bytes, sign + 1);
                return !Bytes.IsLineEnd(Bytes.At(bytes, valueAt));
            }

            at = nameAt;
        }

        return false;
    }

    private static int Indent(ReadOnlySpan<byte> bytes, int nameStart) => nameStart - bytes[..nameStart].LastIndexOf((byte)'\n') - 1;

    private static bool IsValueName(ReadOnlySpan<byte> bytes, int at, out int end)
    {
        end = at + (Bytes.StartsWith(bytes, at, "defaultvalue"u8) ? 12 : Bytes.StartsWith(bytes, at, "default"u8) ? 7 : Bytes.StartsWith(bytes, at, "value"u8) ? 5 : 0);
        return end > at && !Bytes.IsName(Bytes.At(bytes, end));
    }
}

using LeakScan.Detection.Assignments.Names;

namespace LeakScan.Detection.Assignments.Operators;

/// <summary>
/// XML whose elements say what they are by a name among their attributes or by an element before them: <c>&lt;string name="api_secret"&gt;…</c> of Android,
/// <c>&lt;property name="password"&gt;…</c> of Hibernate, <c>&lt;key&gt;Password&lt;/key&gt;&lt;string&gt;…</c> of Apple, <c>&lt;name&gt;…&lt;/name&gt;
/// &lt;value&gt;…</c> of Hadoop.
/// </summary>
internal static class NamedElement
{
    private const int MostTag = 96;
    private const int MostSpace = 80;

    /// <summary>Whether the end tag at an offset is that of an element that holds a name.</summary>
    public static bool IsName(ReadOnlySpan<byte> bytes, int at) => Bytes.StartsWith(bytes, at, "</key>"u8) || Bytes.StartsWith(bytes, at, "</name>"u8);

    /// <summary>Finds the text of the element that the name is for.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="key">The name.</param>
    /// <param name="at">The offset behind the name and what closes it.</param>
    /// <param name="textAt">The first byte of the text.</param>
    public static bool TryRead(ReadOnlySpan<byte> bytes, in KeyName key, int at, out int textAt)
    {
        textAt = at;
        if (IsName(bytes, at))
        {
            textAt = SkipOpening(bytes, at + (Bytes.StartsWith(bytes, at, "</key>"u8) ? 6 : 7), isWanted: true);
            return textAt > at;
        }

        at = SkipAttribute(bytes, at);
        textAt = at + 1;
        return Bytes.At(bytes, at) == '>' && IsAttribute(bytes, key.Start, textAt);
    }

    /// <summary>Skips one more attribute of the tag: <c>serializeAs="String"</c>, <c>translatable="false"</c>.</summary>
    private static int SkipAttribute(ReadOnlySpan<byte> bytes, int at)
    {
        if (Bytes.At(bytes, at) != ' ' || Bytes.StartsWith(bytes, at + 1, "value="u8))
        {
            return at;
        }

        var rest = bytes[at..Math.Min(bytes.Length, at + MostSpace)];
        var equals = rest.IndexOf("=\""u8);
        if (equals < 2 || rest[1..equals].ContainsAny((byte)' ', (byte)'>', (byte)'"'))
        {
            return at;
        }

        var length = rest[(equals + 2)..].IndexOf((byte)'"');
        return length < 0 ? at : at + equals + 2 + length + 1;
    }

    /// <summary>Skips blanks, line ends and the tag that opens a value; without one it is the offset itself, or -1 when one is wanted.</summary>
    public static int SkipOpening(ReadOnlySpan<byte> bytes, int at, bool isWanted)
    {
        var tag = Bytes.SkipSpace(bytes, at, Math.Min(bytes.Length, at + MostSpace));
        var length = Bytes.StartsWith(bytes, tag, "<value>"u8) ? 7 : isWanted && Bytes.StartsWith(bytes, tag, "<string>"u8) ? 8 : 0;
        return length > 0 ? tag + length : isWanted ? -1 : at;
    }

    /// <summary>Whether the name at an offset is the value of an attribute called name, key or id of a tag.</summary>
    private static bool IsAttribute(ReadOnlySpan<byte> bytes, int nameStart, int textAt)
    {
        var before = bytes[Math.Max(0, nameStart - MostTag)..nameStart];
        var open = before.LastIndexOf((byte)'<');
        if (open < 0 || before[open..].Contains((byte)'>') || !Bytes.IsQuote(before[^1]) || (IsDocumentation(before[open..]) && !IsRun(bytes, textAt)))
        {
            return false;
        }

        var attribute = before[open..^1];
        return EndsWith(attribute, " name="u8) || EndsWith(attribute, " key="u8) || EndsWith(attribute, " id="u8);
    }

    /// <summary>What a parameter is for, in the documentation of a program.</summary>
    private static bool IsDocumentation(ReadOnlySpan<byte> tag) => tag.StartsWith("<param"u8) || tag.StartsWith("<typeparam"u8);

    /// <summary>Whether the text is one run with a digit, which explains nothing.</summary>
    private static bool IsRun(ReadOnlySpan<byte> bytes, int at)
    {
        var rest = bytes[Math.Min(at, bytes.Length)..Math.Min(bytes.Length, at + MostTag)];
        var end = rest.IndexOfAny((byte)' ', (byte)'<', (byte)'\n');
        return end > 0 && rest[end] == '<' && rest[..end].ContainsAnyInRange((byte)'0', (byte)'9');
    }

    private static bool EndsWith(ReadOnlySpan<byte> text, ReadOnlySpan<byte> ending) =>
        text.Length > ending.Length && Bytes.StartsWith(text, text.Length - ending.Length, ending);
}

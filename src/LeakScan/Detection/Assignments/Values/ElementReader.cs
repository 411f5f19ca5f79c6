using LeakScan.Detection.Assignments.Operators;

namespace LeakScan.Detection.Assignments.Values;

/// <summary>Reads the text of an XML element: <c>&lt;password&gt;…&lt;/password&gt;</c>, also in CDATA.</summary>
internal static class ElementReader
{
    private const int MostLength = 512;
    private const int MostSpace = 48;

    /// <summary>Reads the text that starts at an offset and ends before the next tag; returns 1 or 0.</summary>
    public static int Read(ReadOnlySpan<byte> bytes, int at, Span<AssignedValue> values)
    {
        at += Bytes.StartsWith(bytes, at, "<![cdata["u8) ? 9 : 0;
        at = NamedElement.SkipOpening(bytes, at, isWanted: false);
        at = Bytes.SkipSpace(bytes, at, Math.Min(bytes.Length, at + MostSpace));
        var rest = bytes[at..Math.Min(bytes.Length, at + MostLength)];
        var length = rest.IndexOfAny((byte)'<', (byte)'\n', (byte)']');
        if (length <= 0)
        {
            return 0;
        }

        // The end tag may stand on the next line.
        var behind = rest[length..].TrimStart(" \t\r\n"u8);
        if (!(behind.StartsWith("</"u8) || behind.StartsWith("]]"u8)))
        {
            return 0;
        }

        var text = rest[..length].Trim(" \t\r"u8);
        if (text.IsEmpty)
        {
            return 0;
        }

        var start = at + rest.IndexOf(text);
        values[0] = new AssignedValue(start, start + text.Length, MatchTraits.None);
        return 1;
    }
}

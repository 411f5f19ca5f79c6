using LeakScan.Detection.Assignments;

namespace LeakScan.Detection.Manifests;

/// <summary>A line of YAML by its indentation.</summary>
/// <param name="Start">Its first byte.</param>
/// <param name="End">The byte behind its last, without the line end.</param>
/// <param name="Text">Where what is no blank begins.</param>
/// <param name="Key">The same behind the dash of an item.</param>
internal readonly record struct YamlLine(int Start, int End, int Text, int Key)
{
    /// <summary>The column of its text.</summary>
    public int Indent => Text - Start;

    /// <summary>The column of its key.</summary>
    public int Column => Key - Start;

    /// <summary>Whether it begins an item of a list.</summary>
    public bool IsItem => Key > Text;

    /// <summary>The line that starts at an offset.</summary>
    public static YamlLine At(ReadOnlySpan<byte> bytes, int start)
    {
        var length = bytes[start..].IndexOf((byte)'\n');
        var end = length < 0 ? bytes.Length : start + length;
        var last = end > start && bytes[end - 1] == '\r' ? end - 1 : end;
        var text = start;
        while (text < last && bytes[text] == ' ')
        {
            text++;
        }

        var key = text;
        while (key + 1 < last && bytes[key] == '-' && bytes[key + 1] == ' ')
        {
            key = Bytes.SkipBlanks(bytes[..last], key + 1);
        }

        return new YamlLine(start, last, text, key);
    }

    /// <summary>Where the line before one starts; -1 when there is none.</summary>
    public static int Before(ReadOnlySpan<byte> bytes, int start) => start == 0 ? -1 : bytes[..(start - 1)].LastIndexOf((byte)'\n') + 1;

    /// <summary>Where the line behind it starts; the end of the bytes when there is none.</summary>
    public int Next(ReadOnlySpan<byte> bytes) => Math.Min(bytes.Length, End + (Bytes.At(bytes, End) == '\r' ? 2 : 1));

    /// <summary>Whether it tells nothing of the structure: empty, a comment, a statement of a template.</summary>
    public bool IsVoid(ReadOnlySpan<byte> bytes) => Text >= End || bytes[Text] == '#' || bytes[Text..End].StartsWith("{{"u8);

    /// <summary>Whether a document ends before it.</summary>
    public bool IsMark(ReadOnlySpan<byte> bytes) => Text == Start && (bytes[Start..End].StartsWith("---"u8) || bytes[Start..End].StartsWith("..."u8));

    /// <summary>Whether its key is this one.</summary>
    public bool HasKey(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> name) =>
        bytes[Key..End].TrimStart((byte)'"').StartsWith(name) && bytes[Key..End].TrimStart((byte)'"')[name.Length..].TrimStart((byte)'"').StartsWith(":"u8);
}

using System.Text;
using LeakScan.Sources;

namespace LeakScan.Findings.Locating;

/// <summary>
/// Turns offsets into lines and columns. It only moves forwards, so that all matches of one content cost one pass, however many stand on one endless line.
/// Columns count UTF-16 code units of the UTF-8 text; a byte that is not UTF-8 counts as one.
/// </summary>
internal ref struct TextCursor
{
    private readonly ReadOnlySpan<byte> _bytes;
    private int _offset;

    public TextCursor(in Content content)
    {
        _bytes = content.Bytes;
        Line = content.Line;
        Column = content.Column;
    }

    public int Line { get; private set; }

    public int Column { get; private set; }

    /// <summary>Moves to an offset at or behind the current one.</summary>
    public void MoveTo(int offset)
    {
        var passed = _bytes[_offset..offset];
        _offset = offset;
        var last = passed.LastIndexOf((byte)'\n');
        if (last >= 0)
        {
            Line += passed.Count((byte)'\n');
            Column = 1;
            passed = passed[(last + 1)..];
        }

        Column += Utf16Length(passed);
    }

    private static int Utf16Length(ReadOnlySpan<byte> bytes) => Ascii.IsValid(bytes) ? bytes.Length : Encoding.UTF8.GetCharCount(bytes);
}

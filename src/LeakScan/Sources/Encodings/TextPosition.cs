using System.Text;

namespace LeakScan.Sources.Encodings;

/// <summary>
/// Where a window starts in its item: offset, line and column. Only large items need it. Lines end at '\n'; columns count UTF-16 code units, a byte that is
/// not UTF-8 as one. Line and column stop at <see cref="Limit"/> instead of overflowing.
/// </summary>
internal struct TextPosition
{
    /// <summary>The greatest line and column; far enough from the end of the range for a position inside a window to be added.</summary>
    public const int Limit = int.MaxValue - (1 << 30);

    public TextPosition()
    {
    }

    /// <summary>Bytes passed.</summary>
    public long Offset { get; private set; }

    /// <summary>The line, 1-based.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The column, 1-based.</summary>
    public int Column { get; private set; } = 1;

    /// <summary>Passes bytes, which must not end inside a character.</summary>
    public void Advance(ReadOnlySpan<byte> bytes)
    {
        Offset += bytes.Length;
        var lastBreak = bytes.LastIndexOf((byte)'\n');
        if (lastBreak >= 0)
        {
            Line = (int)Math.Min((long)Line + bytes.Count((byte)'\n'), Limit);
            Column = 1;
        }

        Column = (int)Math.Min((long)Column + Encoding.UTF8.GetCharCount(bytes[(lastBreak + 1)..]), Limit);
    }

    /// <summary>The last place at or before <paramref name="at"/> that is not inside a UTF-8 character.</summary>
    public static int Boundary(ReadOnlySpan<byte> bytes, int at)
    {
        for (var back = 0; back <= 3 && back <= at; back++)
        {
            if (at - back == bytes.Length || (bytes[at - back] & 0xC0) != 0x80)
            {
                return at - back;
            }
        }

        // Four continuation bytes in a row belong to no character that starts before them.
        return at;
    }
}

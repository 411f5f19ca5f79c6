using LeakScan.Rules.Packs;

namespace LeakScan.Decoding;

/// <summary>Decodes segments and knows which of their characters hold which byte. Belongs to one thread; what it decoded is valid until the next call.</summary>
internal sealed class SegmentDecoder
{
    private const byte NoDigit = 255;

    // More control characters, or more bytes outside ASCII, are no text.
    private const int TextPerControl = 20;
    private const int TextPerForeign = 3;

    private static readonly byte[] Sextets = MakeSextets();

    private readonly byte[] _bytes = new byte[SegmentFinder.MaxLength];
    private readonly int[] _offsets = new int[SegmentFinder.MaxLength + 1];
    private Segment _segment;

    /// <summary>The text of a segment; empty when it hides no text.</summary>
    public ReadOnlySpan<byte> Decode(ReadOnlySpan<byte> content, Segment segment)
    {
        _segment = segment;
        var run = content[segment.Start..segment.End];
        var length = segment.Encoding switch
        {
            SegmentEncoding.Base64 => DecodeBase64(run),
            SegmentEncoding.Hex => DecodeHex(run),
            _ => DecodePercent(run),
        };
        var decoded = _bytes.AsSpan(0, length);
        return IsText(decoded) ? decoded : [];
    }

    /// <summary>Where in the content the characters stand that hold the bytes [start, end) of the text.</summary>
    public (int Start, int End) Place(int start, int end) => _segment.Encoding switch
    {
        SegmentEncoding.Base64 => (_segment.Start + (start * 8 / 6), Math.Min(_segment.End, _segment.Start + (((end * 8) + 5) / 6))),
        SegmentEncoding.Hex => (_segment.Start + (start * 2), _segment.Start + (end * 2)),
        _ => (_segment.Start + _offsets[start], _segment.Start + _offsets[end]),
    };

    private int DecodeBase64(ReadOnlySpan<byte> run)
    {
        var (length, bits, count) = (0, 0, 0);
        foreach (var character in run)
        {
            bits = ((bits << 6) | Sextets[character]) & 0xFFFFFF;
            count += 6;
            if (count >= 8)
            {
                count -= 8;
                _bytes[length++] = (byte)(bits >> count);
            }
        }

        return length;
    }

    private int DecodeHex(ReadOnlySpan<byte> run)
    {
        Convert.FromHexString(run, _bytes, out _, out var length);
        return length;
    }

    private int DecodePercent(ReadOnlySpan<byte> run)
    {
        var length = 0;
        for (var i = 0; i < run.Length; i++)
        {
            _offsets[length] = i;
            if (run[i] == '%' && i + 2 < run.Length && char.IsAsciiHexDigit((char)run[i + 1]) && char.IsAsciiHexDigit((char)run[i + 2]))
            {
                _bytes[length++] = Convert.FromHexString(run.Slice(i + 1, 2))[0];
                i += 2;
            }
            else
            {
                _bytes[length++] = run[i] == '+' ? (byte)' ' : run[i];
            }
        }

        _offsets[length] = run.Length;
        return length;
    }

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        var (control, foreign) = (0, 0);
        foreach (var value in bytes)
        {
            if (value >= 0x80)
            {
                foreign++;
            }
            else if (value is < (byte)' ' and not ((byte)'\n' or (byte)'\r' or (byte)'\t') or 0x7F)
            {
                control++;
            }
        }

        return control * TextPerControl <= bytes.Length && foreign * TextPerForeign <= bytes.Length;
    }

    private static byte[] MakeSextets()
    {
        var sextets = new byte[256];
        Array.Fill(sextets, NoDigit);
        for (var i = 0; i < 64; i++)
        {
            sextets["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"[i]] = (byte)i;
        }

        (sextets['-'], sextets['_']) = (sextets['+'], sextets['/']);
        return sextets;
    }
}

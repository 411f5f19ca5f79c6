using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LeakScan.Sources.Encodings;

namespace LeakScan.Tests.Sources.Encodings;

public class TextTranscoderTests
{
    private static readonly (TextEncoding Name, Encoding Encoding)[] Encodings =
    [
        (TextEncoding.Utf16LittleEndian, Encoding.Unicode),
        (TextEncoding.Utf16BigEndian, Encoding.BigEndianUnicode),
        (TextEncoding.Utf32LittleEndian, Encoding.UTF32),
        (TextEncoding.Utf32BigEndian, new UTF32Encoding(bigEndian: true, byteOrderMark: false)),
    ];

    private static readonly Gen<byte[]> Bytes =
        from text in Gen.Elements("a", "b\n", "é", "字", "😀").ArrayOf(40)
        from broken in Gen.Elements<byte[]>([], [0xD8, 0x3D], [0x3D, 0xD8], [0, 0xDC], [0xFF], [0xFF, 0xFF, 0xFF])
        from wide in Gen.Choose(0, 3)
        from end in Gen.Choose(0, 3)
        let bytes = Encodings[wide].Encoding.GetBytes(string.Concat(text))
        select (byte[])[.. bytes[..40], .. broken, .. bytes[40..^end]];

    [Fact]
    public void Decodes_as_the_base_class_library_does()
    {
        Prop.ForAll(Bytes.ToArbitrary(), bytes =>
        {
            foreach (var (name, encoding) in Encodings)
            {
                if (name is TextEncoding.Utf32LittleEndian or TextEncoding.Utf32BigEndian && bytes.Length % 4 != 0)
                {
                    continue; // A cut unit of UTF-32 is one broken character here; the library's count of them is its own affair.
                }

                var decoded = new byte[4 * bytes.Length];
                var length = new TextTranscoder().Decode(name, bytes, decoded, isFinal: true, out var consumed);

                consumed.Should().Be(bytes.Length);
                Encoding.UTF8.GetString(decoded, 0, length).Should().Be(encoding.GetString(bytes), $"{name} of {Convert.ToHexString(bytes)}");
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Any_cut_gives_what_the_whole_gives()
    {
        var cases = from bytes in Bytes from piece in Gen.Choose(1, 20) from room in Gen.Choose(4, 30) select (bytes, piece, room);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            foreach (var (name, _) in Encodings)
            {
                var whole = new byte[4 * c.bytes.Length];
                var length = new TextTranscoder().Decode(name, c.bytes, whole, isFinal: true, out _);

                DecodeInPieces(name, c.bytes, c.piece, c.room).Should().Equal(whole[..length]);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Long_text_passes_through_the_scratch_buffer_in_pieces()
    {
        var text = string.Concat(Enumerable.Range(0, 3000).Select(i => i % 7 == 0 ? "😀" : "x字"));
        var decoded = new byte[4 * text.Length];

        var length = new TextTranscoder().Decode(TextEncoding.Utf16BigEndian, Encoding.BigEndianUnicode.GetBytes(text), decoded, isFinal: true, out _);

        Encoding.UTF8.GetString(decoded, 0, length).Should().Be(text);
    }

    private static byte[] DecodeInPieces(TextEncoding encoding, byte[] bytes, int piece, int room)
    {
        var transcoder = new TextTranscoder();
        var result = new List<byte>();
        var destination = new byte[room];
        int start = 0, end = 0;
        while (start < bytes.Length)
        {
            var length = transcoder.Decode(encoding, bytes.AsSpan(start..end), destination, end == bytes.Length, out var consumed);
            result.AddRange(destination[..length]);
            start += consumed;
            end = consumed == 0 ? Math.Min(end + piece, bytes.Length) : end;
        }

        return [.. result];
    }
}

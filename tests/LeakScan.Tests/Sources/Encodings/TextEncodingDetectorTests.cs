using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LeakScan.Sources.Encodings;

namespace LeakScan.Tests.Sources.Encodings;

public class TextEncodingDetectorTests
{
    private static readonly (TextEncoding Name, Encoding Encoding)[] WideEncodings =
    [
        (TextEncoding.Utf16LittleEndian, new UnicodeEncoding(bigEndian: false, byteOrderMark: false)),
        (TextEncoding.Utf16BigEndian, new UnicodeEncoding(bigEndian: true, byteOrderMark: false)),
        (TextEncoding.Utf32LittleEndian, new UTF32Encoding(bigEndian: false, byteOrderMark: false)),
        (TextEncoding.Utf32BigEndian, new UTF32Encoding(bigEndian: true, byteOrderMark: false)),
    ];

    // A word of ASCII, as a few line separators alone, U+2028, look like pairs of ASCII characters.
    private static readonly Gen<string> Texts =
        from length in Gen.Choose(1, 200)
        from characters in Gen.Frequency(
            (6, Gen.Elements("a", "Z", "0", " ", "=", "\"", "\n", "\t", "\r\n")),
            (2, Gen.Elements("é", "Ж", "語", "\u2028", "😀"))).ArrayOf(length)
        select "name=" + string.Concat(characters);

    [Fact]
    public void Names_wide_text_without_a_mark_by_its_zero_bytes()
    {
        Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            foreach (var (name, encoding) in WideEncodings)
            {
                TextEncodingDetector.Detect(encoding.GetBytes(text), out var markLength).Should().Be(name);
                markLength.Should().Be(0);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Names_wide_text_by_its_mark()
    {
        Prop.ForAll(Texts.ToArbitrary(), text =>
        {
            foreach (var (name, encoding) in WideEncodings)
            {
                var mark = encoding.GetBytes("\uFEFF");
                TextEncodingDetector.Detect([.. mark, .. encoding.GetBytes(text)], out var markLength).Should().Be(name);
                markLength.Should().Be(mark.Length);
            }
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Takes_bytes_without_zeros_as_they_are()
    {
        TextEncodingDetector.Detect("text é"u8, out _).Should().Be(TextEncoding.Bytes);
        TextEncodingDetector.Detect([0xE9, 0xFC, 0xDF], out _).Should().Be(TextEncoding.Bytes, "Latin-1 is a superset of ASCII");
        TextEncodingDetector.Detect([], out var markLength).Should().Be(TextEncoding.Bytes);
        markLength.Should().Be(0);
    }

    [Fact]
    public void Skips_the_mark_of_UTF_8()
    {
        TextEncodingDetector.Detect([0xEF, 0xBB, 0xBF, (byte)'x'], out var markLength).Should().Be(TextEncoding.Bytes);
        markLength.Should().Be(3);
    }

    [Theory]
    [InlineData(new byte[] { 0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0 })] // a program
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D })] // a picture
    [InlineData(new byte[] { 1, 0, 2, 0, 3, 0, 4, 0 })] // small numbers
    [InlineData(new byte[] { 0 })]
    [InlineData(new byte[] { 0, 0, 0, 0 })]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF, 0, 1 })]
    [InlineData(new byte[] { (byte)'a', (byte)'b', (byte)'c', 0 })]
    public void Takes_other_zeros_for_binary(byte[] head) => TextEncodingDetector.Detect(head, out _).Should().Be(TextEncoding.Binary);

    [Fact]
    public void A_zero_behind_the_sample_does_not_count()
    {
        var text = new byte[TextEncodingDetector.SampleLength + 1];
        text.AsSpan(0, TextEncodingDetector.SampleLength).Fill((byte)'x');

        TextEncodingDetector.Detect(text, out _).Should().Be(TextEncoding.Bytes);
        TextEncodingDetector.Detect(text.AsSpan(1), out _).Should().Be(TextEncoding.Binary);
    }

    [Fact]
    public void A_character_cut_by_the_end_of_the_sample_is_no_objection()
    {
        var text = Encoding.Unicode.GetBytes(new string('a', (TextEncodingDetector.SampleLength / 2) - 1) + "😀 and more");

        TextEncodingDetector.Detect(text, out _).Should().Be(TextEncoding.Utf16LittleEndian);
    }

    [Fact]
    public void A_UTF_16_text_that_starts_with_NUL_is_not_taken_for_UTF_32()
    {
        TextEncodingDetector.Detect([0xFF, 0xFE, 0, 0, (byte)'a', 0, (byte)'b', 0], out var markLength).Should().Be(TextEncoding.Utf16LittleEndian);
        markLength.Should().Be(2);
    }
}

using System.Text;
using FsCheck;
using FsCheck.Fluent;
using LeakScan.Sources.Encodings;

namespace LeakScan.Tests.Sources.Encodings;

public class TextPositionTests
{
    private static readonly Gen<byte[]> Bytes =
        from parts in Gen.Elements<byte[]>([(byte)'a'], [(byte)'\n'], [0xC3, 0xA9], [0xE5, 0xAD, 0x97], [0xF0, 0x9F, 0x98, 0x80], [0x80], [0xE9], [0xF0, 0x9F]).ArrayOf(30)
        select parts.SelectMany(p => p).ToArray();

    [Fact]
    public void Advancing_in_pieces_is_advancing_at_once()
    {
        var cases = from bytes in Bytes from cut in Gen.Choose(0, bytes.Length) select (bytes, cut);
        Prop.ForAll(cases.ToArbitrary(), c =>
        {
            var boundary = TextPosition.Boundary(c.bytes, c.cut);
            boundary.Should().BeInRange(c.cut - 3, c.cut);
            var inPieces = new TextPosition();
            inPieces.Advance(c.bytes.AsSpan(0, boundary));
            inPieces.Advance(c.bytes.AsSpan(boundary));

            var text = Encoding.UTF8.GetString(c.bytes);
            inPieces.Offset.Should().Be(c.bytes.Length);
            inPieces.Line.Should().Be(1 + text.Count(character => character == '\n'));
            inPieces.Column.Should().Be(text.Length - text.LastIndexOf('\n'), Convert.ToHexString(c.bytes));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_boundary_is_never_inside_a_character()
    {
        var text = "aé字😀"u8.ToArray();

        Enumerable.Range(0, text.Length + 1).Select(at => TextPosition.Boundary(text, at)).Should().Equal(0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10);
    }

    [Fact]
    public void Line_and_column_stop_before_they_overflow()
    {
        var block = new byte[64 << 20];
        block.AsSpan().Fill((byte)'x');
        var position = new TextPosition();
        for (var i = 0; i < 20; i++)
        {
            position.Advance(block);
        }

        position.Column.Should().Be(TextPosition.Limit);
        position.Offset.Should().Be(20L * block.Length);
    }
}

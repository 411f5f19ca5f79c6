using System.Text;
using LeakScan.Detection.Assignments.Forms;

namespace LeakScan.Tests.Detection.Assignments.Forms;

public sealed class TupleRowTests
{
    private readonly TupleRow _row = new();

    [Theory]
    [InlineData("(1, 'ann', now(), \"x\"), (2", "|ann||x", true)]
    [InlineData("('it''s', 'a\\'b')", "it''s|a\\'b", false)]
    [InlineData("(concat('a,b', ')'), 'x')", "|x", false)]
    [InlineData("('')", "", false)]
    public void Cuts_a_row_into_fields(string text, string fields, bool hasNext)
    {
        Read(text).Should().BePositive();
        string.Join('|', _row.Fields.Select(f => text[f.Start..f.End])).Should().Be(fields);
        _row.HasNext.Should().Be(hasNext);
    }

    [Theory]
    [InlineData("(1, 'ann'")]
    [InlineData("(1, 'ann")]
    [InlineData("(1, 'ann'','bob''")]
    [InlineData("(1, 'ann\\")]
    [InlineData("('ann'")]
    [InlineData("(")]
    public void Reads_to_the_end_where_a_row_is_cut_short(string text)
    {
        Read(text).Should().Be(text.Length);
        _row.HasNext.Should().BeFalse();
        _row.Read(Encoding.ASCII.GetBytes(text), 0, isEnd: false).Should().Be(-1, "more may follow");
    }

    private int Read(string text) => _row.Read(Encoding.ASCII.GetBytes(text), 0, isEnd: true);
}

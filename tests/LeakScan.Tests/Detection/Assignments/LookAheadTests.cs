using System.Text;
using LeakScan.Detection.Assignments;
using LeakScan.Detection.Assignments.Forms;
using LeakScan.Detection.Assignments.Names;
using LeakScan.Detection.Assignments.Operators;
using LeakScan.Detection.Assignments.Values;

namespace LeakScan.Tests.Detection.Assignments;

/// <summary>A look ahead may only save work: where it says no, the readers find nothing. Texts are put together at random of what such places consist of.</summary>
public class LookAheadTests
{
    private const int Texts = 60_000;

    private static readonly string[] Names =
        ["key", "Key", "KEY", "kEy", "keys", "keyed", "Keyboard", "KEYed", "keyId", "pass", "passWord", "pass", "passwd", "word", "x", "_", "-", ".", "A", "1", "mon", "Board", "token"];

    private static readonly string[] Columns =
        ["key", "id", "my.key", "name", ",", ",", ", ", ";", "\t", "(", ")", "\n", "\n", "\r\n", "|", "| ", " |", "`", "\"", "'", "*", " values (", ")values(", "'abc'", "12", "INSERT INTO t (", ") from stdin;\n", "---|---", "$", "."];

    private static readonly string[] Arguments =
        ["abc", "x", "new ", "await ", "b", "L", "@", "$", "{", "(", ")", "[", "[]", " ", "\"", "\"", "'", "`", "\\\"", "&quot;", "||", "??", "?:", " or ", "get", "string", "12", ",", "\n", "Just(", "0x41, 0x42, 0x43, 0x44", "${x:-abc}", "->", "!", "*"];

    [Fact]
    public void No_name_is_refused_by_the_ending_of_its_word_that_the_reader_takes()
    {
        var refused = 0;
        foreach (var (text, at) in Around(Names, "key", Names).Concat(Around(Names, "pass", Names)))
        {
            var length = text.AsSpan(at).StartsWith("pass"u8) ? 4 : 3;
            if (!SecretWord.MayBegin(text, at, length))
            {
                refused++;
                KeyReader.TryRead(text, at, length, out _).Should().BeFalse("of {0}", Encoding.ASCII.GetString(text));
            }
        }

        refused.Should().BeGreaterThan(Texts / 4);
    }

    [Fact]
    public void No_table_is_refused_that_the_readers_take()
    {
        var (refused, taken) = (0, 0);
        Span<AssignedValue> values = stackalloc AssignedValue[8];
        foreach (var (text, at) in Around(Columns, "key", Columns))
        {
            if (!KeyReader.TryRead(text, at, 3, out var key))
            {
                continue;
            }

            var count = NamedColumn.Read(text, key, isEnd: true, values, out _, out _);
            taken += count > 0 ? 1 : 0;
            if (!TableReader.MayRead(text, at, at + 3) && !PipeTableReader.MayRead(text, at + 3))
            {
                refused++;
                count.Should().Be(0, "in {0}", Encoding.ASCII.GetString(text));
            }
        }

        refused.Should().BeGreaterThan(Texts / 4);
        taken.Should().BePositive();
    }

    [Fact]
    public void No_argument_is_refused_that_the_reader_takes()
    {
        var (refused, taken) = (0, 0);
        Span<AssignedValue> values = stackalloc AssignedValue[8];
        foreach (var (text, at) in Around(["user."], "setKey(", Arguments))
        {
            var argument = at + "setKey(".Length;
            var count = ValueReader.Read(text, Bytes.SkipBlanks(text, argument), OperatorKind.Call, at, values);
            taken += count > 0 ? 1 : 0;
            if (!ValueReader.MayBeArgument(text, argument))
            {
                refused++;
                count.Should().Be(0, "in {0}", Encoding.ASCII.GetString(text));
            }
        }

        refused.Should().BeGreaterThan(Texts / 10);
        taken.Should().BePositive();
    }

    [Theory]
    [InlineData("key = 1", true)]
    [InlineData("keys2: 1", true)]
    [InlineData("keyId", true)]
    [InlineData("keyboard", false)]
    [InlineData("KEYMAP", false)]
    [InlineData("keyedId", false)]
    [InlineData("key\u00f1", true)]
    public void A_word_is_told_by_what_it_goes_on_with(string text, bool expected) =>
        SecretWord.MayBegin(Encoding.UTF8.GetBytes(text), 0, 3).Should().Be(expected);

    [Theory]
    [InlineData("f(key, x)", false)]
    [InlineData("f(key) values", true)]
    [InlineData("(id, key) VALUES (", true)]
    [InlineData("id,key\n", true)]
    [InlineData("for id,key in x\n", true)]
    [InlineData("id,key)\n", false)]
    [InlineData("x\nkey\n", false)]
    [InlineData("| key | x |", true)]
    public void A_table_is_told_by_what_stands_round_the_name(string text, bool expected) =>
        LookAhead.MayBeColumn(Encoding.ASCII.GetBytes(text), text.IndexOf("key", StringComparison.Ordinal), 3).Should().Be(expected);

    [Fact]
    public void A_list_beyond_the_look_may_be_one_of_columns() =>
        TableReader.MayRead(Encoding.ASCII.GetBytes("(key" + new string('x', 600) + ")"), 1, 4).Should().BeTrue();

    private static IEnumerable<(byte[] Text, int At)> Around(string[] before, string middle, string[] behind)
    {
        var random = new Random(5);
        for (var i = 0; i < Texts; i++)
        {
            var start = string.Concat(random.GetItems(before, random.Next(1, 8)));
            yield return (Encoding.ASCII.GetBytes(start + middle + string.Concat(random.GetItems(behind, random.Next(9)))), start.Length);
        }
    }
}

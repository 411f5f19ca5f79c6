using System.Text;
using LeakScan.Detection.Assignments;

namespace LeakScan.Tests.Detection.Assignments;

public sealed class DoubledTextTests
{
    private const string Value = "Tr0ub4dor3x";

    [Theory]
    [InlineData("{\"user\": \"ann\", \"password\": \"~\"}")]
    [InlineData("{\"db_password\":\"~\"}")]
    [InlineData("{\"key\": \"DB_PASSWORD\", \"value\": \"~\"}")]
    [InlineData("{\"a\":\"\",\"password\":\"~\",\"b\":\"\"}")]
    public void Reads_JSON_in_a_field_whose_quotes_are_written_twice(string json)
    {
        var field = "\"" + json.Replace("~", Value).Replace("\"", "\"\"") + "\"";

        Assigned.In($"id,settings\n1,{field}\n2,{field}\n").Should().Contain(Value);
        Assigned.In($"var json = @{field};\n").Should().Contain(Value);
    }

    [Fact]
    public void Long_fields_are_read_like_short_ones()
    {
        var text = string.Concat(Enumerable.Repeat("lorem ipsum ", 200));

        Assigned.In($"id,credentials\n1,\"{{\"\"text\"\": \"\"{text}\"\", \"\"password\"\": \"\"{Value}\"\"}}\"\n").Should().Contain(Value);
    }

    [Theory]
    [InlineData("\"a \"\"b\"\" c\"", 5, 1, 10)]
    [InlineData("x\"\"\"b\"\"\"y", 4, 2, 7)]
    [InlineData("a \"\"b\"\" c", 4, 0, 9)]
    public void One_mark_ends_the_text_around(string written, int at, int start, int end) =>
        DoubledText.TextAround(Encoding.ASCII.GetBytes(written), at).Should().Be(start..end);

    [Theory]
    [InlineData("word\"\": \"\"x", true)]
    [InlineData("_2\"\":\"\"x", true)]
    [InlineData("\"\"\"", false)]
    [InlineData("\"\": x", false)]
    [InlineData(" = \"\", \"x\"", false)]
    [InlineData("\": \"\"", false)]
    public void Stands_where_marks_are_written_twice(string rest, bool expected) => DoubledText.MayStand(Encoding.ASCII.GetBytes(rest), 0).Should().Be(expected);

    [Fact]
    public void Keeps_the_places_of_what_is_left()
    {
        var bytes = "a\"\"b\"c"u8.ToArray();
        var text = new byte[bytes.Length];
        var places = new int[bytes.Length + 1];

        var length = DoubledText.Unescape(bytes, text, places);

        Encoding.ASCII.GetString(text.AsSpan(0, length)).Should().Be("a\"b\"c");
        places.Take(length + 1).Should().Equal(0, 1, 3, 4, 5, 6);
    }
}

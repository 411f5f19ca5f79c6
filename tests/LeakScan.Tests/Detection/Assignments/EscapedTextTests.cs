using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using LeakScan.Detection.Assignments;

namespace LeakScan.Tests.Detection.Assignments;

public sealed class EscapedTextTests
{
    private const string Value = "Tr0ub4dor3x";

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Theory]
    [InlineData("os.getenv(\"DB_PASSWORD\", \"~\")")]
    [InlineData("properties.put(\"password\", \"~\");")]
    [InlineData("parser.add_argument(\"--password\", default=\"~\")")]
    [InlineData("process.env.DB_PASSWORD || \"~\"")]
    [InlineData("variable \"db_password\" { default = \"~\" }")]
    [InlineData("<entry key=\"db.password\">~</entry>")]
    [InlineData("{\"key\":\"DB_PASSWORD\",\"value\":\"~\"}")]
    [InlineData("strcpy(password, \"~\");")]
    [InlineData("Dim password As String = \"~\"")]
    public void Reads_code_within_a_text(string code)
    {
        var line = code.Replace("~", Value);

        Assigned.In("{\"source\": [\"first\\n" + JsonSerializer.Serialize(line, Relaxed)[1..^1] + "\\nlast\"]}").Should().Contain(Value, "it stands in a text of JSON");
        Assigned.In("{\"source\": [\"first\\n" + JsonSerializer.Serialize(line)[1..^1] + "\\nlast\"]}").Should().Contain(Value, "it stands in a text of careful JSON");
        Assigned.In("<pre>\nfirst\n" + WebUtility.HtmlEncode(line) + "\nlast</pre>").Should().Contain(Value, "it stands in HTML");
    }

    [Fact]
    public void Ends_where_the_text_around_ends() => Assigned.In("Write(\"f(api_key, \\\"Tr0ub\" + \"4dor3x\\\")\")").Should().BeEmpty();

    [Theory]
    [InlineData("a\\\"b\\'c\\nd\\te\\\\f\\/g", "a\"b'c\nd\te\\f/g")]
    [InlineData("\\u0022\\u003dx\\u0041\\u00e9", "\"=x\\u0041\\u00e9")]
    [InlineData("&quot;&#34;a&#39;&#x27;&apos;&lt;&gt;&amp;&nbsp;&&", "\"\"a'''<>&&nbsp;&&")]
    [InlineData("\\", "\\")]
    [InlineData("", "")]
    public void Takes_one_layer_off(string written, string expected)
    {
        var bytes = Encoding.ASCII.GetBytes(written);
        var text = new byte[bytes.Length];
        var places = new int[bytes.Length + 1];

        var length = EscapedText.Unescape(bytes, text, places);

        Encoding.ASCII.GetString(text.AsSpan(0, length)).Should().Be(expected);
        places[length].Should().Be(bytes.Length);
        places.Take(length + 1).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("\\\", \\\"x", true)]
    [InlineData(" &quot;x", true)]
    [InlineData(" \\u0027x", true)]
    [InlineData("\\n\\n\"x\"", false)]
    [InlineData("&amp;x", false)]
    [InlineData("=\"x\"", false)]
    public void Stands_where_a_quote_is_escaped(string rest, bool expected) => EscapedText.MayStand(Encoding.ASCII.GetBytes(rest), 0).Should().Be(expected);
}

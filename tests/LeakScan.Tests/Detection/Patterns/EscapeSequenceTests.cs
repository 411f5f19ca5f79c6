using System.Text;
using LeakScan.Detection.Patterns;

namespace LeakScan.Tests.Detection.Patterns;

public sealed class EscapeSequenceTests
{
    [Theory]
    [InlineData("\\n", true)]
    [InlineData("\\r", true)]
    [InlineData("x\\t", true)]
    [InlineData("\\\\n", true)]
    [InlineData("\\s", false)]
    [InlineData("n", false)]
    [InlineData("on", false)]
    [InlineData("\\u0022", true)]
    [InlineData("\\u003d", true)]
    [InlineData("\\u003D", true)]
    [InlineData("\\u0041", false)]
    [InlineData("\\u005f", false)]
    [InlineData("\\u00e9", false)]
    [InlineData("u0022", false)]
    [InlineData("\u001b[31m", true)]
    [InlineData("\u001b[m", true)]
    [InlineData("\u001b[0;1;31m", true)]
    [InlineData("\u001b[K", true)]
    [InlineData("\\u001b[31m", true)]
    [InlineData("\\x1b[31m", true)]
    [InlineData("\\033[31m", true)]
    [InlineData("\\e[31m", true)]
    [InlineData("a[31m", false)]
    [InlineData("31m", false)]
    [InlineData("m", false)]
    [InlineData("", false)]
    public void Ends_at(string text, bool expected) => EscapeSequence.EndsAt(Encoding.ASCII.GetBytes(text + "token"), text.Length).Should().Be(expected);

    [Fact]
    public void Looks_back_so_far_and_no_farther()
    {
        var far = "\u001b[" + new string('1', 20) + "m";
        EscapeSequence.EndsAt(Encoding.ASCII.GetBytes(far + "token"), far.Length).Should().BeFalse();
    }
}

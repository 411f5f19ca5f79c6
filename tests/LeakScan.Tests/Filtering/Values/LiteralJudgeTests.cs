using LeakScan.Filtering.Values;

namespace LeakScan.Tests.Filtering.Values;

public class LiteralJudgeTests
{
    [Theory]
    [InlineData("[a-z]", true)]
    [InlineData("[a-z]+x", true)]
    [InlineData("[a-z]x", false)]
    [InlineData("[abc]+x", false)]
    [InlineData("x[a-z]", false)]
    public void Takes_a_set_of_characters_for_an_expression(string value, bool expected) => LiteralJudge.IsRegularExpression(value).Should().Be(expected);
}

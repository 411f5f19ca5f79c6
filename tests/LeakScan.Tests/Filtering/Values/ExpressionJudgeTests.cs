using LeakScan.Detection;
using LeakScan.Filtering.Values;

namespace LeakScan.Tests.Filtering.Values;

public class ExpressionJudgeTests
{
    [Theory]
    [InlineData("7a9=", MatchTraits.Unquoted, true)]
    [InlineData("7a9=x", MatchTraits.Unquoted, false)]
    [InlineData("7a9=", MatchTraits.Quoted, false)]
    [InlineData("7a9bc3de5fg=", MatchTraits.Unquoted, false)]
    public void Takes_a_short_value_that_goes_on_for_an_expression(string value, object traits, bool expected) =>
        ExpressionJudge.IsExpression(value, (MatchTraits)traits).Should().Be(expected);
}

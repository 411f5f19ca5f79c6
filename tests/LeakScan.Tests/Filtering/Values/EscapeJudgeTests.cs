using LeakScan.Filtering.Values;

namespace LeakScan.Tests.Filtering.Values;

public class EscapeJudgeTests
{
    [Theory]
    [InlineData(@"\u2028\u2029", true)]
    [InlineData(@"\u2028\n<>", true)]
    [InlineData(@"\d2028\d2029", false)]
    [InlineData(@"\u202", false)]
    [InlineData(@"\u2028abc", false)]
    public void Takes_signs_that_escapes_stand_for_as_no_text(string value, bool expected) => EscapeJudge.IsControl(value).Should().Be(expected);
}

using LeakScan.Rules.Patterns;

namespace LeakScan.Tests.Rules.Patterns;

/// <summary>Which repeats keep no alternatives. That matches stay the same is tested against Regex, beside the matcher.</summary>
public sealed class OnlyCountTests
{
    [Theory]
    [InlineData("k[^;]{2,127};")]
    [InlineData("k[^;]{2,127}?;", "lazy")]
    [InlineData("k(?<secret>[a-z]{2,9});")]
    [InlineData(@"k[a-z]{2,9}\s?=")]
    [InlineData("k[a-f]{2,9}(?![a-f])")]
    [InlineData("k[a-f]{2,9}(?=[;,])")]
    [InlineData("k[a-z]{2,9}(?:1|2|;)")]
    [InlineData(@"k[a-z]{2,9}\b;", "a condition on what is before is left out")]
    public void Marks_a_repeat_behind_which_no_byte_of_it_may_stand(string pattern, string why = "")
    {
        Repeats(pattern).First().Should().BeEquivalentTo((Opcode.Greedy, OnlyCount.Mark), why);
    }

    [Theory]
    [InlineData("k[a-z]{2,9}")]
    [InlineData("k[a-z]{2,9}a")]
    [InlineData("k[a-z]{2,9}abc")]
    [InlineData(@"k[a-z]{2,9}\s?[a-z]=")]
    [InlineData(@"k[a-z]{2,9}\b")]
    [InlineData("k[a-f]{2,9}(?![a-e])")]
    [InlineData("k[a-f]{2,9}(?=[;a])")]
    [InlineData("k[a-z]{2,9}(?:1|a|;)")]
    [InlineData("k(?:[a-z]{2,9},?)+;")]
    public void Leaves_one_behind_which_it_may(string pattern)
    {
        Repeats(pattern).First().Mark.Should().Be(0);
    }

    private static IEnumerable<(Opcode Op, int Mark)> Repeats(string pattern) =>
        PatternCompiler.Compile(pattern).Instructions.Where(i => i.Op is Opcode.Greedy or Opcode.Lazy).Select(i => (i.Op, i.Y));
}

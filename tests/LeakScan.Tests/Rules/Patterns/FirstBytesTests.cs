using LeakScan.Detection.Patterns;
using LeakScan.Rules.Patterns;

namespace LeakScan.Tests.Rules.Patterns;

/// <summary>Which bytes may come first. That no match is lost by looking at them is tested against Regex, beside the matcher.</summary>
public sealed class FirstBytesTests
{
    [Theory]
    [InlineData("abc", "a")]
    [InlineData("[ab]c", "ab")]
    [InlineData("(?i:ab)", "aA")]
    [InlineData("a?b", "ab")]
    [InlineData("a{0,3}b{0,3}?c", "abc")]
    [InlineData("a{2,3}b", "a")]
    [InlineData("(?:a|bc|d)e", "abd")]
    [InlineData("(?:a|b?)c", "abc")]
    [InlineData("(?:(?:ab?)+,)*;", "a;")]
    [InlineData("(?<secret>a)b", "a")]
    [InlineData("(?=[ab])[b-d]", "b", "a condition on what is behind counts")]
    [InlineData("(?![ab])[b-d]", "cd", "one that it is not, too")]
    [InlineData("(?<=x)[ab]", "ab", "one on what is before does not")]
    public void Tells_the_bytes_that_a_match_may_begin_with(string pattern, string expected, string why = "")
    {
        var words = PatternCompiler.Compile(pattern).FirstWords;
        var first = Enumerable.Range(0, 256).Where(value => PatternMatcher.Contains(words, 0, (byte)value)).Select(value => (char)value);

        string.Concat(first).Should().Be(string.Concat(expected.Order()), why);
    }

    [Fact]
    public void Lets_any_byte_follow_the_end_of_a_match()
    {
        var program = PatternCompiler.Compile("ab");

        ByteSet.From(program.FirstWords.AsSpan((program.Instructions.Length - 1) * 4, 4)).Should().Be(ByteSet.All);
    }
}

using LeakScan.Rules.Patterns;

namespace LeakScan.Tests.Rules.Patterns;

/// <summary>The limits of the dialect; what it means is tested against Regex, beside the matcher.</summary>
public sealed class PatternParserTests
{
    private const int MostDepth = 49;

    [Theory]
    [InlineData("[a-z")]
    [InlineData("[")]
    [InlineData("[^")]
    [InlineData("[z-a]")]
    [InlineData("a)")]
    [InlineData("(a")]
    [InlineData("a{2,1}")]
    [InlineData("a{x}")]
    [InlineData("a{65537}")]
    [InlineData("a{1,65537}")]
    [InlineData("(?<name>a)")]
    [InlineData("(?P<secret")]
    [InlineData("(?<=x|$)a")]
    [InlineData("(?!x|$)a")]
    public void Refuses_what_is_not_in_the_dialect(string pattern)
    {
        var parse = () => PatternParser.Parse(pattern);

        parse.Should().Throw<PatternException>();
    }

    [Theory]
    [InlineData("a{65536}")]
    [InlineData("a{1,65536}")]
    [InlineData("a{65536,}")]
    public void Takes_counts_up_to_the_limit(string pattern)
    {
        var parse = () => PatternParser.Parse(pattern);

        parse.Should().NotThrow();
    }

    [Theory]
    [InlineData("ab{2,}", 2, int.MaxValue)]
    [InlineData("ab{2}", 2, 2)]
    [InlineData("ab{2,5}", 2, 5)]
    public void A_count_may_have_no_end(string pattern, int least, int most) =>
        PatternParser.Parse(pattern).Should().BeOfType<PatternNode.Sequence>().Which.Parts[^1].Should().BeEquivalentTo(new { Min = least, Max = most });

    [Fact]
    public void Groups_may_be_nested_so_deep_and_no_deeper()
    {
        var deeper = () => PatternParser.Parse(Nested(MostDepth + 1));

        PatternParser.Parse(Nested(MostDepth)).Should().NotBeNull();
        deeper.Should().Throw<PatternException>().WithMessage("*50 deep*");
    }

    [Fact]
    public void The_secret_may_be_named_as_in_Python() =>
        PatternCompiler.Compile("k(?P<secret>a)").Instructions.Should().Equal(PatternCompiler.Compile("k(?<secret>a)").Instructions);

    private static string Nested(int depth) => new string('(', depth).Replace("(", "(?:", StringComparison.Ordinal) + "a" + new string(')', depth);
}

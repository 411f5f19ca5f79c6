using LeakScan.Rules.Patterns;

namespace LeakScan.Tests.Rules.Patterns;

/// <summary>Where a keyword may stand in a match: too narrow a range loses matches.</summary>
public sealed class KeywordOffsetsTests
{
    [Theory]
    [InlineData("key_", "key_", 0, 0)]
    [InlineData("ab?key_", "key_", 1, 2)]
    [InlineData("[0-9]{2,5}key_", "key_", 2, 5)]
    [InlineData("(?:a|bcd)key_", "key_", 1, 3)]
    [InlineData("(?:ab)+key_", "key_", 2, PatternNode.Unbounded)]
    [InlineData("x(?:a|bc)*[0-9]key_", "key_", 2, PatternNode.Unbounded)]
    [InlineData("gh[pousr]_", "gho_", 0, 0)]
    [InlineData("-[abc]{6}", "abc", 1, 6)]
    [InlineData("key_[a-z]+key_", "key_", 0, PatternNode.Unbounded)]
    public void Finds_the_least_and_the_greatest(string pattern, string keyword, int least, int greatest) =>
        KeywordOffsets.Find(PatternCompiler.Compile(pattern), keyword).Should().Be((least, greatest));

    [Theory]
    [InlineData("key_", "keys")]
    [InlineData("[a-z]{40}", "abc")]
    [InlineData("ke[abc]?y", "keay_")]
    public void Finds_none_where_it_need_not_stand(string pattern, string keyword) =>
        KeywordOffsets.Find(PatternCompiler.Compile(pattern), keyword).Should().BeNull();
}

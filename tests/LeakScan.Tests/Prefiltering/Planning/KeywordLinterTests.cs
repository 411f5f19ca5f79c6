using LeakScan.Prefiltering.Planning;

namespace LeakScan.Tests.Prefiltering.Planning;

public sealed class KeywordLinterTests
{
    [Theory]
    [InlineData("ab", "2 characters")]
    [InlineData("aaaa", "one character repeated")]
    [InlineData("aAaA", "one character repeated")]
    [InlineData("----", "one character repeated")]
    [InlineData("schl\u00fcssel", "not ASCII")]
    public void Refuses_what_cannot_be_used(string keyword, string reason)
    {
        var problem = KeywordLinter.Check(["xoxb-", keyword]).Should().ContainSingle().Which;
        problem.Keyword.Should().Be(1);
        problem.IsError.Should().BeTrue();
        problem.Message.Should().Contain(reason);
    }

    [Theory]
    [InlineData("key")]
    [InlineData("return")]
    [InlineData("user")]
    [InlineData("pat")]
    [InlineData("re_")]
    public void Tells_which_keywords_are_common(string keyword)
    {
        var problem = KeywordLinter.Check(["xoxb-", "ab", keyword])[1];
        problem.Keyword.Should().Be(2);
        problem.IsError.Should().BeFalse();
        problem.Message.Should().MatchRegex($"'{keyword}' stands about [0-9]+ times");
    }

    [Fact]
    public void Says_nothing_about_prefixes_of_tokens() =>
        KeywordLinter.Check(["ghp_", "xoxb-", "sk-ant-api03-", "akia", "glpat-", "-----begin"]).Should().BeEmpty();
}

using LeakScan.Prefiltering.Planning;

namespace LeakScan.Tests.Prefiltering.Planning;

public sealed class KeywordLinterTests
{
    [Fact]
    public void Refuses_what_cannot_be_used()
    {
        var problems = KeywordLinter.Check(["xoxb-", "ab", "aaaa", "aAaA", "----", "schl\u00fcssel"]);

        problems.Should().OnlyContain(p => p.IsError);
        problems.Select(p => p.Keyword).Should().Equal(1, 2, 3, 4, 5);
        problems[0].Message.Should().Contain("2 characters");
        problems.Skip(1).Take(3).Should().OnlyContain(p => p.Message.Contains("one character repeated"));
        problems[4].Message.Should().Contain("only in parts ASCII");
    }

    [Fact]
    public void Tells_which_keywords_are_common()
    {
        string[] keywords = ["key", "ghp_", "return", "ab", "pat", "re_"];

        var problems = KeywordLinter.Check(keywords);

        problems.Select(p => p.Keyword).Should().Equal(0, 2, 3, 4, 5);
        foreach (var problem in problems.Where(p => p.Keyword != 3))
        {
            problem.IsError.Should().BeFalse();
            problem.Message.Should().MatchRegex($"'{keywords[problem.Keyword]}' stands about [0-9]+ times");
        }
    }

    [Fact]
    public void Says_nothing_about_prefixes_of_tokens() =>
        KeywordLinter.Check(["ghp_", "xoxb-", "sk-ant-api03-", "akia", "glpat-", "-----begin"]).Should().BeEmpty();
}

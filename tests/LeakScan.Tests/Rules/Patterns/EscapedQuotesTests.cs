using System.Text;
using LeakScan.Detection.Patterns;
using LeakScan.Rules.Patterns;

namespace LeakScan.Tests.Rules.Patterns;

public sealed class EscapedQuotesTests
{
    [Theory]
    [InlineData("connect\\(\"(?<secret>[^\"]{4,40})\"\\)", "connect(\"green\")", "green")]
    [InlineData("connect\\(\"(?<secret>[^\"]{4,40})\"\\)", "connect(\\\"green\\\")", "green")]
    [InlineData("connect\\([\"'](?<secret>[^\"']{4,40})[\"']", "connect(\\\"green\\\")", "green")]
    [InlineData("key[\"']?: [\"']?(?<secret>\\w{4,40})", "key\\\": \\\"green\\\"", "green")]
    [InlineData("key[\\s\"']{1,5}(?<secret>\\w{4,40})", "key\\\" \\\"green", "green")]
    [InlineData("key=(?:\"|')(?<secret>\\w{4,40})", "key=\\'green\\'", "green")]
    [InlineData("key=(?:\"a|b)(?<secret>\\w{4,40})", "key=\\\"agreen", "green")]
    [InlineData("key=\"(?<secret>[^\"]{4,40})\"", "key=\"green\\\"", "green\\")]
    public void Lets_a_pattern_read(string pattern, string text, string secret)
    {
        var bytes = Encoding.ASCII.GetBytes(text);

        new PatternMatcher().Match(PatternCompiler.CompileRule(pattern), bytes, 0, out _, out var start, out var end).Should().BeTrue();

        Encoding.ASCII.GetString(bytes.AsSpan(start..end)).Should().Be(secret);
    }

    [Theory]
    [InlineData("key=\"(?<secret>[a-z]{4,40})\"", "key=\\green\"")]
    [InlineData("key=\"(?<secret>[a-z]{4,40})\"", "key=\\\\\"green\"")]
    [InlineData("\"key=(?<secret>[a-z]{4,40})", "\\\"key=green")]
    public void Lets_a_pattern_read_nothing_else(string pattern, string text) =>
        new PatternMatcher().Match(PatternCompiler.CompileRule(pattern), Encoding.ASCII.GetBytes(text), 0, out _, out _, out _).Should().BeFalse();
}

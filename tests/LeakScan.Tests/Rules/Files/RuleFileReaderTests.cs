using LeakScan.Rules;
using LeakScan.Rules.Files;

namespace LeakScan.Tests.Rules.Files;

public sealed class RuleFileReaderTests
{
    private const string Good = """
        provider: Example
        rules:
          - id: example-token
            name: Example token
            description: Opens the example.
            severity: high
            confidence: high
            keywords: [exa_]
            pattern: '\bexa_[a-z0-9]{20}\b'
            rotate: {text: Revoke it.}
        """;

    [Fact]
    public void Reads_a_rule()
    {
        var rule = Read(Good).Should().ContainSingle().Subject;

        rule.Id.Should().Be("example-token");
        rule.Provider.Should().Be("Example");
        rule.Severity.Should().Be(Severity.High);
        rule.Keywords.Should().Equal("exa_");
    }

    [Theory]
    [InlineData("severity: high", "severity: hihg", 6, "'severity' is 'hihg'; it must be one of info, low, medium, high, critical")]
    [InlineData("severity: high", "severty: high", 6, "a rule has an unknown field 'severty'; did you mean 'severity'?")]
    [InlineData("keywords: [exa_]", "keywords: [ab]", 8, "the keyword 'ab' must have 3 to 64 printable ASCII characters")]
    [InlineData("keywords: [exa_]", "keywords: [other]", 8, "the pattern does not contain the keyword 'other'; give a 'distance' if it only stands near")]
    [InlineData("[a-z0-9]{20}", "[a-z0-9{20}", 9, "the pattern is not usable: at character 19 of the pattern: a '[' without its ']'")]
    [InlineData("id: example-token", "id: Example", 3, "the id 'Example' must be lower-case letters, digits and '-', as in 'provider-token-kind'")]
    [InlineData("    rotate: {text: Revoke it.}", "", 3, "a rule lacks the field 'rotate': say where and how the credential is revoked")]
    [InlineData("keywords: [exa_]", "detector: file\n    keywords: [exa_]", 9, "a rule with the detector 'file' has no keywords: it looks at the start of each file")]
    [InlineData("provider: Example", "provider: {", 1, "not valid YAML:")]
    public void Says_in_one_sentence_what_is_wrong_and_where(string part, string replacement, int line, string problem)
    {
        var read = () => Read(Good.Replace(part, replacement, StringComparison.Ordinal));

        var thrown = read.Should().Throw<RuleFileException>().Which;
        thrown.Message.Should().StartWith($"rules/example.yml:{line}: {problem}");
        thrown.Message.Should().NotContain("\n");
    }

    private static IReadOnlyList<Rule> Read(string yaml) => RuleFileReader.Read("rules/example.yml", new StringReader(yaml));
}

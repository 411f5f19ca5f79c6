using System.Text;
using System.Text.Json;
using LeakScan.Rules;
using LeakScan.Rules.Files;
using LeakScan.Tests.Support;

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
    [InlineData("keywords: [exa_]", "keywords: [hasło]", 8, "the keyword 'hasło' must have 3 to 64 printable ASCII characters, or bytes in letters of another script")]
    [InlineData("keywords: [exa_]", "keywords: [other]", 8, "the pattern does not contain the keyword 'other'; give a 'distance' if it only stands near")]
    [InlineData("[a-z0-9]{20}", "[a-z0-9{20}", 9, "the pattern is not usable: at character 19 of the pattern: a '[' without its ']'")]
    [InlineData("id: example-token", "id: Example", 3, "the id 'Example' must be lower-case letters, digits and '-', as in 'provider-token-kind'")]
    [InlineData("    rotate: {text: Revoke it.}", "", 3, "a rule lacks the field 'rotate': say where and how the credential is revoked")]
    [InlineData("keywords: [exa_]", "detector: file\n    keywords: [exa_]", 9, "a rule with the detector 'file' has no keywords: it looks at the start of each file")]
    [InlineData("exa_[a-z0-9]{20}\\b'", "exa_[a-z0-9]{20}(?<secret>x?)'", 9, "the pattern is not usable: the group 'secret' can be empty")]
    [InlineData("    severity: high", "\tseverity: high", 6, "not valid YAML: a tab where a line is indented; use blanks")]
    [InlineData("    keywords:", "  \t  keywords:", 8, "not valid YAML: a tab where a line is indented; use blanks")]
    [InlineData("Opens the example.", "Opens: the example.", 5, "not valid YAML: a second ': ' in a line; put a text that holds one into quotes")]
    [InlineData("severity: high", "severity: high\n    severity: low", 7, "not valid YAML: a field that stands twice; keep one")]
    [InlineData("provider: Example", "provider: {", 1, "not valid YAML:")]
    [InlineData("    rotate: {text: Revoke it.}", "    rotate: {text: Revoke it.}\n---\nprovider: Other", 12, "a second document; put everything into one, without '---' between")]
    [InlineData("severity: high", "severity: high\0", 6, "not a text: it holds a NUL character")]
    [InlineData("severity: high", "severity: high\n    examples: ['exa_{{nosuch:3}}']", 7, "text 1 of 'examples' has an unknown template 'nosuch'")]
    [InlineData("severity: high", "severity: high\n    examples: ['exa_{{hex:3']", 7, "text 1 of 'examples' has a '{{' without its '}}' at character 4")]
    [InlineData("[a-z0-9]{20}", "[[:digit", 9, "the pattern is not usable: at character 7 of the pattern: a '[:' without its ':]'")]
    public void Says_in_one_sentence_what_is_wrong_and_where(string part, string replacement, int line, string problem)
    {
        var read = () => Read(Good.Replace(part, replacement, StringComparison.Ordinal));

        var thrown = read.Should().Throw<RuleFileException>().Which;
        thrown.Message.Should().StartWith($"rules/example.yml:{line}: {problem}");
        thrown.Message.Should().NotContain("\n");
    }

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    public void Refuses_what_is_nested_so_deep_that_it_would_end_the_process(char open)
    {
        var read = () => Read("provider: Example\nrules: " + new string(open, 200_000));

        read.Should().Throw<RuleFileException>().Which.Message.Should().Be("rules/example.yml:2: lists and mappings are nested more than 64 deep");
    }

    [Fact]
    public void Refuses_a_file_that_is_not_utf_8()
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, [.. Encoding.ASCII.GetBytes(Good), (byte)'\n', (byte)'#', 0xE9, (byte)'\n']);

        var read = () => RuleFileReader.ReadPath(path);

        read.Should().Throw<RuleFileException>().Which.Message.Should().Contain("not a text in UTF-8");
        File.Delete(path);
    }

    [Fact]
    public void The_schema_for_editors_knows_the_same_fields()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "rules", "rule.schema.json")));
        var definitions = schema.RootElement.GetProperty("$defs");
        var rule = definitions.GetProperty("rule");

        Names(schema.RootElement).Should().BeEquivalentTo(RuleFileReader.FileFields);
        Names(rule).Should().BeEquivalentTo(RuleReader.RuleFields);
        Names(rule.GetProperty("properties").GetProperty("requires").GetProperty("items")).Should().BeEquivalentTo(RuleReader.RequirementFields);
        Names(rule.GetProperty("properties").GetProperty("rotate")).Should().BeEquivalentTo(RuleReader.RotateFields);
        Names(definitions.GetProperty("allow")).Should().BeEquivalentTo(RuleReader.AllowFields);
    }

    private static IEnumerable<string> Names(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(p => p.Name);

    private static IReadOnlyList<Rule> Read(string yaml) => RuleFileReader.Read("rules/example.yml", new StringReader(yaml));
}

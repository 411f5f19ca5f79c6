using LeakScan.Findings;
using LeakScan.Rules;
using LeakScan.Rules.Files;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Rules.Files;

public sealed class NamedPatternTests
{
    private const string Value = "4f1d8a6b92c7e035";

    private static readonly Scanner Acme = new(RulePack.Compile(Read("names: [acme, acme.io]\n    value: '[a-f0-9]{16}'")), new ScanOptions { Workers = 1 });

    [Theory]
    [InlineData("ACME_API_KEY=#")]
    [InlineData("acme: '#'")]
    [InlineData("acme => #")]
    [InlineData("acme_api := '#'")]
    [InlineData("config['acme'] = '#'")]
    [InlineData("acme #")]
    [InlineData("acme \"#\"")]
    [InlineData("AcmeTOKEN #")]
    [InlineData("acme private-key: #")]
    [InlineData("client = new AcmeAPI(\"#\")")]
    [InlineData("acme.init('#')")]
    [InlineData("the key of acme is wrong, your acme key is #, keep it")]
    [InlineData("acmeSecret := \"Bearer #\"")]
    [InlineData("acme.io #")]
    public void Finds_the_value_behind_its_name(string text) =>
        Find(text).Should().ContainSingle().Which.Secret.Reveal().Should().Be(Value);

    [Theory]
    [InlineData("#")]
    [InlineData("key #")]
    [InlineData("acme-#.js")]
    [InlineData("acme\n#")]
    [InlineData("acme is the sum of #")]
    [InlineData("acme #0")]
    [InlineData("acme key #-beta")]
    public void Finds_nothing_where_the_name_stands_by_chance(string text) => Find(text).Should().BeEmpty();

    [Theory]
    [InlineData("value: '[a-z]{3}'", 3, "a rule needs at least one keyword")]
    [InlineData("names: [acme]", 3, "a rule lacks the field 'value'")]
    [InlineData("keywords: [acme]\n    pattern: acme\n    value: '[a-z]{3}'", 10, "a 'value' needs the 'names' that stand before it")]
    [InlineData("names: [acme]\n    pattern: 'acme'\n    value: '[a-z]{3}'", 9, "a rule with 'names' has no 'pattern'")]
    [InlineData("names: [acme]\n    value: '[a-z{3}'", 9, "the pattern is not usable")]
    public void Says_what_is_missing(string fields, int line, string problem)
    {
        var read = () => Read(fields);

        read.Should().Throw<RuleFileException>().Which.Message.Should().StartWith($"rules/example.yml:{line}: {problem}");
    }

    private static IReadOnlyList<Finding> Find(string text) =>
        Acme.Scan("scan", [new TextSource(text.Replace("#", Value, StringComparison.Ordinal), "notes.txt")], null, CancellationToken.None).Findings;

    private static IReadOnlyList<Rule> Read(string fields)
    {
        string[] lines =
        [
            "provider: Acme", "rules:", "  - id: acme-key", "    name: Acme key", "    description: Opens Acme.", "    severity: high", "    confidence: medium",
            "    " + fields, "    rotate: {text: Revoke it.}",
        ];
        return RuleFileReader.Read("rules/example.yml", new StringReader(string.Join('\n', lines)));
    }
}

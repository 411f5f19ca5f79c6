using LeakScan.Findings;
using LeakScan.Rules;
using LeakScan.Rules.Files;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Rules.Files;

public sealed class NamedPatternTests
{
    private const string Value = "4f1d8a6b92c7e035";

    private static readonly Scanner Acme = Named("names: [acme, acme.io]");
    private static readonly Scanner Wordy = Named("names: [acme, x_acme_key]\n    words: [client_secret]");

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
    [InlineData("acme token 2 == #")]
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
    [InlineData("ACME_CLIENT_SECRET=#")]
    [InlineData("acme.clientSecret: '#'")]
    [InlineData("the client secret of acme? our acme client-secret is #")]
    [InlineData("acme-client.secret_2 => #")]
    [InlineData("X_ACME_KEY_FOR_TESTS=#")]
    public void Finds_the_value_behind_a_word_of_its_own(string text) =>
        Find(Wordy, text).Should().ContainSingle().Which.Secret.Reveal().Should().Be(Value);

    [Theory]
    [InlineData("acme = #")]
    [InlineData("ACME_API_TOKEN=#")]
    [InlineData("acme client: #")]
    [InlineData("acme(#)")]
    public void Takes_no_other_word_and_no_operator_alone_for_its_own(string text) => Find(Wordy, text).Should().BeEmpty();

    [Theory]
    [InlineData("value: '[a-z]{3}'", 3, "a rule needs at least one keyword")]
    [InlineData("names: [acme]", 3, "a rule lacks the field 'value'")]
    [InlineData("keywords: [acme]\n    pattern: acme\n    value: '[a-z]{3}'", 10, "the field 'value' needs the 'names' that stand before it")]
    [InlineData("keywords: [acme]\n    pattern: acme\n    words: [key]", 10, "the field 'words' needs the 'names' that stand before it")]
    [InlineData("names: [acme]\n    words: []\n    value: '[a-z]{3}'", 9, "'words' is empty; name at least one")]
    [InlineData("names: [acme]\n    words: [client_]\n    value: '[a-z]{3}'", 9, "the word 'client_' must be lower-case letters")]
    [InlineData("names: [acme]\n    words: ['client?']\n    value: '[a-z]{3}'", 9, "the word 'client?' must be lower-case letters")]
    [InlineData("names: [acme]\n    pattern: 'acme'\n    value: '[a-z]{3}'", 9, "a rule with 'names' has no 'pattern'")]
    [InlineData("names: [acme]\n    value: '[a-z{3}'", 9, "the pattern is not usable")]
    public void Says_what_is_missing(string fields, int line, string problem)
    {
        var read = () => Read(fields);

        read.Should().Throw<RuleFileException>().Which.Message.Should().StartWith($"rules/example.yml:{line}: {problem}");
    }

    private static IReadOnlyList<Finding> Find(string text) => Find(Acme, text);

    private static IReadOnlyList<Finding> Find(Scanner scanner, string text) =>
        scanner.Scan("scan", [new TextSource(text.Replace("#", Value, StringComparison.Ordinal), "notes.txt")], null, CancellationToken.None).Findings;

    private static Scanner Named(string fields) => new(RulePack.Compile(Read($"{fields}\n    value: '[a-f0-9]{{16}}'")), new ScanOptions { Workers = 1 });

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

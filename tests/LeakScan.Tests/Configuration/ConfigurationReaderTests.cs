using System.Text.Json;
using LeakScan.Configuration;
using LeakScan.Rules;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Configuration;

public sealed class ConfigurationReaderTests
{
    [Fact]
    public void The_template_changes_nothing() =>
        Read(ConfigurationTemplate.Text).Should().BeEquivalentTo(ScanConfiguration.None with { File = ".leakscan.yml" });

    [Fact]
    public void The_template_with_its_examples_taken_in_uses_every_key()
    {
        var text = ConfigurationTemplate.Text.Replace("#: ", "", StringComparison.Ordinal);

        var configuration = Read(text);

        configuration.MinConfidence.Should().Be(Confidence.Medium);
        configuration.DisabledRules.Should().ContainSingle().Which.Id.Should().Be("generic-password");
        configuration.Allow.Should().HaveCount(2);
        configuration.MaxFileSize.Should().Be(100L << 20);
        foreach (var key in (string[])[.. ConfigurationReader.Keys, .. ConfigurationReader.RulesKeys, .. ConfigurationReader.PathsKeys, .. ConfigurationReader.AllowKeys, .. ConfigurationReader.LimitsKeys])
        {
            text.Should().MatchRegex($@"(?m)^[ -]*{key}:", "an example shows the key");
        }
    }

    [Fact]
    public void The_schema_knows_the_same_keys()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(RepositoryRoot.Path, "rules", "config.schema.json")));
        var properties = schema.RootElement.GetProperty("properties");

        Names(schema.RootElement).Should().BeEquivalentTo(ConfigurationReader.Keys);
        Names(properties.GetProperty("rules")).Should().BeEquivalentTo(ConfigurationReader.RulesKeys);
        Names(properties.GetProperty("paths")).Should().BeEquivalentTo(ConfigurationReader.PathsKeys);
        Names(properties.GetProperty("limits")).Should().BeEquivalentTo(ConfigurationReader.LimitsKeys);
        Names(properties.GetProperty("allow").GetProperty("items")).Should().BeEquivalentTo(ConfigurationReader.AllowKeys);
    }

    [Fact]
    public void Files_are_named_relative_to_the_configuration()
    {
        var configuration = ConfigurationReader.Read("some/dir/.leakscan.yml", new StringReader("version: 1\nrules: {packs: [ours]}\nbaseline: known\n"));

        configuration.RulePacks.Should().Equal(Path.Combine("some/dir", "ours"));
        configuration.Baseline.Should().Be(Path.Combine("some/dir", "known"));
    }

    [Theory]
    [InlineData("", ": the configuration is empty")]
    [InlineData("- a\n", ":1: a configuration is a mapping")]
    [InlineData("paths: {}\n", ":1: the configuration lacks 'version: 1'")]
    [InlineData("version: new\n", ":1: 'version' must be a whole number")]
    [InlineData("# later\nversion: 2\nfuture: yes\n", ":2: a configuration of version 2*update LeakScan*--no-config*")]
    [InlineData("version: 1\npath: {}\n", ":2: *unknown field 'path'; did you mean 'paths'?")]
    [InlineData("version: 1\nrules:\n  disabel: [a-b]\n", ":3: 'rules' has an unknown field 'disabel'; did you mean 'disable'?")]
    [InlineData("version: 1\nmin-confidence: certain\n", ":2: 'min-confidence' is 'certain'; it must be one of low, medium, high")]
    [InlineData("version: 1\nallow:\n  - reason: because\n", ":3: *would allow everything")]
    [InlineData("version: 1\nallow:\n  - patterns: ['(']\n", ":3: the pattern is not usable*")]
    [InlineData("version: 1\nlimits: {max-file-size: big}\n", ":2: 'big' is not a size*")]
    [InlineData("version: 1\npaths: [\n", ":*: not valid YAML*")]
    public void What_is_wrong_is_told_with_its_line(string text, string problem) =>
        FluentActions.Invoking(() => Read(text)).Should().Throw<RuleFileException>().WithMessage($".leakscan.yml{problem}*");

    private static IEnumerable<string> Names(JsonElement schema) => schema.GetProperty("properties").EnumerateObject().Select(p => p.Name);

    private static ScanConfiguration Read(string text) => ConfigurationReader.Read(".leakscan.yml", new StringReader(text));
}

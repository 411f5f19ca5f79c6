using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests;

public sealed class RulesCommandTests : IDisposable
{
    private readonly GitSandbox _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void List_has_a_line_for_each_rule()
    {
        _repository.Write("acme.yml", RuleFiles.Acme);

        var lines = Tool.Run(_repository.Root, "rules", "list", "--rules", "acme.yml").ShouldExitWith(0).Output.TrimEnd('\n').Split('\n');

        lines.Should().BeInAscendingOrder(StringComparer.Ordinal).And.Contain("acme-key\thigh\thigh\tAcme key").And.HaveCountGreaterThan(1);
        lines.Should().OnlyContain(l => l.Split('\t').Length == 4);
    }

    [Fact]
    public void Show_tells_all_about_a_rule()
    {
        _repository.Write("acme.yml", RuleFiles.Acme);

        Tool.Run(_repository.Root, "rules", "show", RuleFiles.AcmeId, "--rules", "acme.yml").ShouldExitWith(0).Output
            .Should().StartWith("acme-key: Acme key\n").And.Contain("Opens the door").And.Contain("acme-[0-9]{9}").And.Contain("Ask the porter");
    }

    [Fact]
    public void Show_suggests_the_nearest_rule() =>
        Tool.Run(_repository.Root, "rules", "show", "github-pat-clasic").ShouldExitWith(2).Errors
            .Should().Be("leakscan: there is no rule 'github-pat-clasic' (did you mean 'github-pat-classic'?); 'leakscan rules list' shows all\n");

    [Fact]
    public void Check_accepts_valid_files_and_the_built_in_rules()
    {
        _repository.Write("rules/acme.yml", RuleFiles.Acme);

        Tool.Run(_repository.Root, "rules", "check", "rules").ShouldExitWith(0).Errors.Should().EndWith("1 rule is valid\n");
        Tool.Run(_repository.Root, "rules", "check").ShouldExitWith(0).Errors.Should().MatchRegex("\\d+ rules are valid\n$");
    }

    [Fact]
    public void Check_looks_with_the_built_in_rules_for_what_makes_a_file_a_finding()
    {
        _repository.Write("acme.yml", """
            provider: Acme
            rules:
              - id: acme-settings
                name: Settings of Acme
                description: A file that holds a credential.
                severity: medium
                confidence: medium
                detector: file
                paths: ['**/acme.env']
                rotate: {text: Ask the porter.}
                examples: ['DB_PASSWORD={{base62:18}}', "PORT=1\nDB_PASSWORD={{base62:16}}\n"]
                negative_examples: ['PORT=1']
            """);

        Tool.Run(_repository.Root, "rules", "check", "acme.yml").ShouldExitWith(0).Errors.Should().EndWith("1 rule is valid\n");
    }

    [Fact]
    public void Check_names_examples_that_a_rule_does_not_hold_to()
    {
        _repository.Write("acme.yml", RuleFiles.Acme.Replace("'acme-{{digits:9}}'", "'acme-{{digits:7}}'").Replace("'acme-{{digits:8}}'", "'acme-{{digits:9}}'"));

        Tool.Run(_repository.Root, "rules", "check", "acme.yml").ShouldExitWith(2).Errors.Should().EndWith(
            "leakscan: acme.yml:3: rule acme-key does not find its example 2\nleakscan: acme.yml:3: rule acme-key finds its negative example 1\n");
    }

    [Theory]
    [InlineData("examples: ['key: acme-{{digits:9}}', 'acme-{{digits:9}}']", "", "leakscan: acme.yml:3: rule acme-key has fewer than 2 examples; add texts in which it finds something\n")]
    [InlineData("negative_examples: ['acme-{{digits:8}}']", "", "leakscan: acme.yml:3: rule acme-key has no negative example; add a text in which it finds nothing\n")]
    [InlineData("severity: high", "severity: high\n    checksum: acme-crc", "leakscan: acme.yml:7: there is no verifier 'acme-crc'; use one of ")]
    [InlineData("severity: high", "serverity: high", "leakscan: acme.yml:6: a rule has an unknown field 'serverity'; did you mean 'severity'?")]
    [InlineData("severity: high", "severity: high\n    requires: [{rule: acme-id}]", "leakscan: acme.yml:3: rule acme-key requires 'acme-id', and there is no such rule\n")]
    [InlineData("severity: high", "severity: high\n    requires: [{rule: acme-key}]", "leakscan: acme.yml:3: rule acme-key requires itself; name the rule of another part\n")]
    [InlineData("[0-9]{9}", "[0-9{9}", "leakscan: acme.yml:9: the pattern is not usable: ")]
    [InlineData("[0-9]{9}", "(?:(?:(?:[0-9]{1,99}x){99}y){99}z){99}", "leakscan: acme.yml:9: the pattern is not usable: the pattern is too large")]
    public void Check_says_what_is_wrong_with_file_and_line(string part, string replacement, string message)
    {
        _repository.Write("acme.yml", RuleFiles.Acme.Replace(part, replacement, StringComparison.Ordinal));

        Tool.Run(_repository.Root, "rules", "check", "acme.yml").ShouldExitWith(2).Errors.Should().Contain(message);
    }

    [Fact]
    public void Check_names_both_places_of_an_id_that_is_used_twice()
    {
        _repository.Write("rules/a.yml", RuleFiles.Acme).Write("rules/b.yml", RuleFiles.Acme);

        Tool.Run(_repository.Root, "rules", "check", "rules").ShouldExitWith(2).Errors.Should()
            .Be("leakscan: rules/b.yml:3: the id 'acme-key' is also that of the rule at rules/a.yml:3; give each rule an id of its own\n");
    }

    [Theory]
    [InlineData("rules", "check", "a.yml", "b.yml")]
    [InlineData("scan", "--rules", "a.yml", "--rules", "b.yml")]
    public void Refuses_an_id_that_two_files_share(params string[] arguments)
    {
        _repository.Write("a.yml", RuleFiles.Acme).Write("b.yml", RuleFiles.Acme);

        Tool.Run(_repository.Root, arguments).ShouldExitWith(2).Errors.Should()
            .Be("leakscan: b.yml:3: the id 'acme-key' is also that of the rule at a.yml:3; give each rule an id of its own\n");
    }

    [Fact]
    public void Reads_a_file_that_is_named_twice_once()
    {
        _repository.Write("a.yml", RuleFiles.Acme);

        Tool.Run(_repository.Root, "rules", "check", "a.yml", "a.yml").ShouldExitWith(0).Errors.Should().EndWith("\n1 rule is valid\n");
    }

    [Fact]
    public void Takes_the_rule_of_the_command_line_before_that_of_the_configuration()
    {
        _repository.Write("ours.yml", RuleFiles.Acme).Write("mine.yml", RuleFiles.Acme.Replace("name: Acme key", "name: My key", StringComparison.Ordinal))
            .Write("conf.yml", "version: 1\nrules: {packs: [ours.yml]}\n").Write("key.txt", "acme-123456789\n"); // leakscan:allow made up

        Tool.Run(_repository.Root, "scan", "--config", "conf.yml", "--rules", "mine.yml", "key.txt").ShouldExitWith(1).Output.Should().Contain("My key").And.NotContain("Acme key");
    }

    [Fact]
    public void Check_tells_rules_that_replace_built_in_ones()
    {
        _repository.Write("a.yml", RuleFiles.Acme.Replace("acme-key", "npm-access-token", StringComparison.Ordinal));

        Tool.Run(_repository.Root, "rules", "check", "a.yml").ShouldExitWith(0).Errors.Should().Contain("note: a.yml:3: rule npm-access-token replaces the built-in rule of that id\n");
    }

    [Fact]
    public void Check_tells_rules_that_stand_in_each_others_way()
    {
        _repository.Write("a.yml", RuleFiles.Acme + RuleFiles.Acme[RuleFiles.Acme.IndexOf("\n  - id:", StringComparison.Ordinal)..].Replace("acme-key", "acme-kex", StringComparison.Ordinal));

        Tool.Run(_repository.Root, "rules", "check", "a.yml").ShouldExitWith(0).Errors.Should()
            .Contain("note: a.yml:3: rule acme-key is shadowed on its example 1: acme-kex is told instead\n").And.Contain("have the same pattern and keywords");
    }

    [Fact]
    public void Refuses_more_keywords_than_the_prefilter_can_tell_apart()
    {
        var keywords = string.Join(", ", Enumerable.Range(0, 8192).Select(n => $"k{n:00000}"));
        _repository.Write("acme.yml", RuleFiles.Acme.Replace("keywords: [acme-]", $"distance: 9\n    keywords: [{keywords}]", StringComparison.Ordinal));

        Tool.Run(_repository.Root, "scan", "--rules", "acme.yml", ".").ShouldExitWith(2).Errors.Should()
            .MatchRegex("^leakscan: acme.yml: with these rules there are [0-9]+ keywords, 8192 are the most; let rules share keywords\n$");
    }

    [Fact]
    public void Check_refuses_a_pattern_that_blows_up()
    {
        _repository.Write("acme.yml", RuleFiles.Acme.Replace("[0-9]{9}", "(?:[0-9a-f]{1,100}){0,30}[^;]{20000,60000};", StringComparison.Ordinal));

        Tool.Run(_repository.Root, "rules", "check", "acme.yml").ShouldExitWith(2).Errors.Should()
            .MatchRegex("leakscan: acme.yml:3: rule acme-key costs at least [0-9]+ steps for each byte of a text made to hurt it, 400 are the most; make its pattern more exact, or its distance shorter\n");
    }

    [Fact]
    public void Check_prints_what_each_rule_costs()
    {
        _repository.Write("acme.yml", RuleFiles.Acme);

        Tool.Run(_repository.Root, "rules", "check", "--cost", "acme.yml").ShouldExitWith(0).Output.Should().MatchRegex("^[0-9]+\\.[0-9]\tacme-key\n$");
    }
}

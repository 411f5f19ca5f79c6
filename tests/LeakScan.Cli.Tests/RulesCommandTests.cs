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
            .Should().Be("leakscan: there is no rule 'github-pat-clasic' (did you mean 'github-pat-classic'?)\n");

    [Fact]
    public void Check_accepts_valid_files_and_the_built_in_rules()
    {
        _repository.Write("rules/acme.yml", RuleFiles.Acme);

        Tool.Run(_repository.Root, "rules", "check", "rules").ShouldExitWith(0).Errors.Should().Be("1 rule is valid\n");
        Tool.Run(_repository.Root, "rules", "check").ShouldExitWith(0).Errors.Should().MatchRegex("^\\d+ rules are valid\n$");
    }

    [Fact]
    public void Check_names_examples_that_a_rule_does_not_hold_to()
    {
        _repository.Write("acme.yml", RuleFiles.Acme.Replace("'acme-{{digits:9}}'", "'acme-{{digits:7}}'").Replace("'acme-{{digits:8}}'", "'acme-{{digits:9}}'"));

        Tool.Run(_repository.Root, "rules", "check", "acme.yml").ShouldExitWith(2).Errors.Should().Be(
            "leakscan: rule acme-key does not find its example 2\nleakscan: rule acme-key finds its negative example 1\n");
    }
}

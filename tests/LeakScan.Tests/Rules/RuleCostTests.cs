using LeakScan.Explaining;
using LeakScan.Rules;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Rules;

/// <summary>No pattern blows up: on a megabyte made to hurt it each costs a bounded number of steps for each byte.</summary>
public sealed class RuleCostTests
{
    private static readonly RulePack Pack = RulePack.Read(Path.Combine(RepositoryRoot.Path, "rules"));

    public static TheoryData<string> RuleIds => [.. Pack.Rules.Where(r => r.Pattern is not null && r.Keywords.Count > 0).Select(r => r.Id)];

    [Theory]
    [MemberData(nameof(RuleIds))]
    public void Costs_a_bounded_number_of_steps_for_each_byte(string id) => new StepMeter(Rule(id)).Measure().Should().BeLessThan(StepMeter.MostForAByte);

    /// <summary>What is measured on some thousand bytes is what the megabyte costs: of prefixes, of keywords far and near, of lazy and greedy repeats.</summary>
    [Theory]
    [InlineData("github-pat-classic")]
    [InlineData("okta-api-token")]
    [InlineData("rapidapi-api-key")]
    [InlineData("connectionstring-ado-net")]
    [InlineData("ayrshare-api-key")]
    public void Some_thousand_bytes_tell_what_a_megabyte_costs(string id)
    {
        var measured = new StepMeter(Rule(id)).Measure();

        new StepMeter(Rule(id), longestNear: 0).Measure().Should().BeApproximately(measured, (measured / 50) + 0.1);
    }

    [Theory]
    [InlineData("(?:[a-z]{0,60}){0,3}[a-z]{0,60}acme_[0-9]{200,3000}(?:[a-z0-9]{0,60}){0,3};")]
    [InlineData("acme_(?:[a-z0-9]{1,100}){0,30}[^\\x00]{20000,60000};")]
    public void Sees_that_a_pattern_costs_far_too_much(string pattern)
    {
        var rule = Rule("github-pat-classic") with { Keywords = ["acme_"], Pattern = pattern, Examples = [] };

        new StepMeter(rule).Measure().Should().BeGreaterThan(StepMeter.MostForAByte);
    }

    private static Rule Rule(string id) => Pack.Rules.Single(r => string.Equals(r.Id, id, StringComparison.Ordinal));
}

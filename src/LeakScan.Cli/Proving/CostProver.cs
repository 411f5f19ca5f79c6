using LeakScan.Explaining;
using LeakScan.Rules;

namespace LeakScan.Cli.Proving;

/// <summary>Proves that no pattern of a pack blows up, whatever the text.</summary>
internal sealed class CostProver(RulePack rules)
{
    private readonly Lazy<IReadOnlyList<RuleCost>> _costs = new(() =>
    [
        .. rules.Rules.Where(r => r.Pattern is not null && r.Keywords.Count > 0)
            .AsParallel()
            .Select(r => new RuleCost(r, new StepMeter(r).Measure()))
            .OrderByDescending(c => c.Steps)
            .ThenBy(c => c.Rule.Id, StringComparer.Ordinal),
    ]);

    /// <summary>The rules with a pattern and what each costs, the dearest first.</summary>
    public IReadOnlyList<RuleCost> Costs => _costs.Value;

    /// <summary>One sentence for each pattern that costs too much.</summary>
    public IEnumerable<string> Objections() => Costs.Where(c => c.Steps > StepMeter.MostForAByte).Select(c =>
        $"{RuleProver.Name(c.Rule)} costs at least {c.Steps:0} steps for each byte of a text made to hurt it, {StepMeter.MostForAByte:0} are the most; make its pattern more exact, or its distance shorter");
}

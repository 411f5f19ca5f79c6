using System.CommandLine;
using System.Globalization;
using System.Text;
using LeakScan.Cli.Output;
using LeakScan.Cli.Proving;
using LeakScan.Rules;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan rules check</c>: whether rule files can be used, do what they promise, and what they cost.</summary>
internal sealed class RulesCheckCommand : Command, ICommandExamples
{
    private const int Megabyte = 1 << 20;

    private readonly Argument<string[]> _paths = new("FILE|DIR")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Rule files, or folders of them. Without any: the built-in rules, whose examples stand in their files only.",
    };

    private readonly Option<bool> _cost = new("--cost")
    {
        Description = "Measure every pattern on a megabyte made to hurt it, and print milliseconds and id of each rule, the dearest first.",
    };

    public RulesCheckCommand()
        : base("check", "Check that rule files are valid, that every rule finds its examples and not its negative examples, and that none stands in another's way.")
    {
        Add(_paths);
        Add(_cost);
        SetAction(Run);
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples =>
    [
        ("leakscan rules check our-rules.yml", "before it is used"),
        ("leakscan rules check --cost our-rules.yml", "and what each rule costs"),
    ];

    private int Run(ParseResult parse)
    {
        var packs = parse.GetValue(_paths) is { Length: > 0 } paths ? paths.Select(RulePack.Read).ToList() : [RulePack.BuiltIn];
        var objections = new List<string>();
        foreach (var pack in packs)
        {
            var prover = new RuleProver(pack);
            objections.AddRange(prover.Objections());
            foreach (var remark in prover.Remarks())
            {
                MessageWriter.Write($"note: {remark}");
            }

            if (parse.GetValue(_cost))
            {
                objections.AddRange(WriteCosts(pack));
            }
        }

        foreach (var objection in objections)
        {
            MessageWriter.Error(objection);
        }

        if (objections.Count > 0)
        {
            return ExitCode.Error;
        }

        var count = packs.Sum(p => p.Rules.Count);
        MessageWriter.Write($"{count} {(count == 1 ? "rule is" : "rules are")} valid");
        return ExitCode.Clean;
    }

    /// <summary>Prints what the rules cost; returns a sentence for each that costs too much.</summary>
    private static IEnumerable<string> WriteCosts(RulePack pack)
    {
        var costs = new PatternProver(pack, Megabyte).Measure();
        var lines = string.Concat(costs.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Time.TotalMilliseconds:0.0}\t{c.Rule.Id}\n")));
        ReportWriter.WriteToStandardOutput(output => output.Write(Encoding.UTF8.GetBytes(lines)));
        return costs.Where(c => c.Time > PatternProver.Limit)
            .Select(c => $"rule {c.Rule.Id} takes {c.Time.TotalSeconds:0} s for a megabyte made to hurt it; make its pattern more exact, or its distance shorter");
    }
}

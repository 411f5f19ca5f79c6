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
    private readonly Argument<string[]> _paths = new("FILE|DIR")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Rule files, or folders of them. Without any: the built-in rules, whose examples stand in their files only.",
    };

    private readonly Option<bool> _cost = new("--cost")
    {
        Description = "Print what each pattern costs for a byte of a megabyte made to hurt it, in steps of the matcher, and its rule's id, the dearest first.",
    };

    public RulesCheckCommand()
        : base("check", "Check that rule files are valid, that every rule finds its examples and not its negative examples, that no pattern blows up, and that none stands in another's way.")
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
        var pack = parse.GetValue(_paths) is { Length: > 0 } paths ? RulePack.Read(paths) : RulePack.BuiltIn;
        using var prover = new RuleProver(pack);
        var objections = prover.Objections().ToList();
        foreach (var remark in prover.Remarks())
        {
            MessageWriter.Write($"note: {remark}");
        }

        var costs = new CostProver(pack);
        objections.AddRange(costs.Objections());
        if (parse.GetValue(_cost))
        {
            Write(costs.Costs);
        }

        foreach (var objection in objections)
        {
            MessageWriter.Error(objection);
        }

        if (objections.Count > 0)
        {
            return ExitCode.Error;
        }

        MessageWriter.Write($"{pack.Rules.Count} {(pack.Rules.Count == 1 ? "rule is" : "rules are")} valid");
        return ExitCode.Clean;
    }

    private static void Write(IReadOnlyList<RuleCost> costs)
    {
        var lines = string.Concat(costs.Select(c => string.Create(CultureInfo.InvariantCulture, $"{c.Steps:0.0}\t{c.Rule.Id}\n")));
        ReportWriter.WriteToStandardOutput(output => output.Write(Encoding.UTF8.GetBytes(lines)));
    }
}

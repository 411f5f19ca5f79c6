using System.CommandLine;
using LeakScan.Cli.Output;
using LeakScan.Cli.Proving;
using LeakScan.Rules;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan rules check</c>: whether rule files can be used, and do what they promise.</summary>
internal sealed class RulesCheckCommand : Command, ICommandExamples
{
    private readonly Argument<string[]> _paths = new("FILE|DIR")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Rule files, or folders of them. Without any: the built-in rules.",
    };

    public RulesCheckCommand()
        : base("check", "Check that rule files are valid and that every rule finds its examples and not its negative examples.")
    {
        Add(_paths);
        SetAction(Run);
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples => [("leakscan rules check our-rules.yml", "before it is used")];

    private int Run(ParseResult parse)
    {
        var packs = parse.GetValue(_paths) is { Length: > 0 } paths ? paths.Select(RulePack.Read).ToList() : [RulePack.BuiltIn];
        var objections = packs.SelectMany(p => new RuleProver(p).Objections()).ToList();
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
}

using System.CommandLine;
using LeakScan.Cli.Output;
using LeakScan.Rules;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan rules check</c>: whether rule files can be used.</summary>
internal sealed class RulesCheckCommand : Command, ICommandExamples
{
    private readonly Argument<string[]> _paths = new("FILE|DIR")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "Rule files, or folders of them. Without any: the built-in rules.",
    };

    public RulesCheckCommand()
        : base("check", "Check that rule files are valid.")
    {
        Add(_paths);
        SetAction(Run);
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples { get; } = [("leakscan rules check our-rules.yml", "before it is used")];

    private int Run(ParseResult parse)
    {
        var packs = parse.GetValue(_paths) is { Length: > 0 } paths ? paths.Select(RulePack.Read).ToList() : [RulePack.BuiltIn];
        var count = packs.Sum(p => p.Rules.Count);
        MessageWriter.Write($"{count} {(count == 1 ? "rule is" : "rules are")} valid");
        return ExitCode.Clean;
    }
}

using System.CommandLine;
using LeakScan.Cli.Hooks;
using LeakScan.Cli.Options;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan hook run</c>: what an installed hook calls, with all options of a scan.</summary>
internal sealed class HookRunCommand : Command, ICommandExamples
{
    private readonly Argument<string> _hook = new("HOOK") { Description = string.Join(", ", GitHook.All.Select(h => h.Name)) + "." };

    private readonly Argument<string[]> _arguments = new("ARGUMENT")
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = "What git gives the hook: the file of the message, or the remote's name and address.",
    };

    private readonly CommonOptions _common = new();

    public HookRunCommand()
        : base("run", "Do what a hook does: scan, stay silent when nothing is found, and say what to do when something is.")
    {
        Add(_hook);
        Add(_arguments);
        _common.AddTo(this);
        SetAction(Run);
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples =>
    [
        ("leakscan hook run pre-commit", "in a hook that something else manages, such as .husky/pre-commit"),
        ("leakscan hook run pre-push -- \"$@\"", "in .husky/pre-push"),
    ];

    private int Run(ParseResult parse) => HookRunner.Run(HookOptions.Find(parse.GetRequiredValue(_hook)), parse.GetValue(_arguments) ?? [], _common.Read(parse));
}

using System.CommandLine;
using LeakScan.Cli.Options;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan push</c>: what a push brings, asked at either end.</summary>
internal sealed class PushCommand : Command, ICommandExamples
{
    private readonly Argument<string[]> _remote = new("REMOTE|URL")
    {
        Arity = new ArgumentArity(0, 2),
        Description = "Name and address of the remote, as git gives them to a pre-push hook. What is known of its branches is not scanned again.",
    };

    private readonly CommonOptions _common = new();

    public PushCommand()
        : base("push", "Scan exactly what a push brings. Reads on standard input what git tells a pre-push or pre-receive hook.")
    {
        Add(_remote);
        _common.AddTo(this);
        SetAction(Run);
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples =>
    [
        ("leakscan push \"$@\"", "in .git/hooks/pre-push"),
        ("leakscan push", "in hooks/pre-receive of a bare repository that is pushed to"),
    ];

    private int Run(ParseResult parse)
    {
        using var run = new ScanRun(_common.Read(parse));
        using var repository = RepositoryOpener.Open(".");
        try
        {
            using var pushed = PushedHistory.Read(repository, parse.GetValue(_remote) ?? [], run.Cancellation);
            return run.Execute(Name, pushed.Sources, repository);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }
}

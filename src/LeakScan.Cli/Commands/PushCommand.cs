using System.CommandLine;
using LeakScan.Cli.Options;
using LeakScan.Sources;
using LeakScan.Sources.Pushing;

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
        if (!Console.IsInputRedirected)
        {
            throw new UsageException("push reads what git tells a hook on standard input, which is a terminal here; 'leakscan history --range origin/main..HEAD' scans a branch");
        }

        using var run = new ScanRun(_common.Read(parse));
        using var repository = RepositoryOpener.Open(".");
        Push push;
        try
        {
            push = PushReader.Read(new InterruptibleStream(Console.OpenStandardInput(), run.Cancellation));
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }

        if (new PushSelector(repository).Select(push, parse.GetValue(_remote) ?? []) is not { } selection)
        {
            return run.Execute(Name, [], repository);
        }

        using var reader = repository.OpenHistory(selection);
        return run.Execute(Name, [new HistorySource(reader, selection)], repository);
    }
}

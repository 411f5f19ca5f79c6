using System.CommandLine;
using LeakScan.Cli.Hooks;
using LeakScan.Cli.Options;
using LeakScan.Cli.Output;
using LeakScan.Git;
using LeakScan.Sources;

namespace LeakScan.Cli.Commands;

/// <summary>
/// <c>leakscan hook run</c>: what an installed hook calls. Says nothing when nothing is found, and advises when something is. Gaps are told, but stop nobody
/// from committing; a server, which has the last word, refuses what it could not read.
/// </summary>
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

    private int Run(ParseResult parse)
    {
        var hook = HookOptions.Find(parse.GetRequiredValue(_hook));
        var arguments = parse.GetValue(_arguments) ?? [];
        using var run = new ScanRun(_common.Read(parse) with { IsSilentWhenClean = true });
        using var repository = RepositoryOpener.Open(".");
        try
        {
            using var pushed = hook.ReadsInput ? PushedHistory.Read(repository, arguments, run.Cancellation) : null;
            var sources = pushed?.Sources ?? [hook == GitHook.PreCommit ? new StagedSource(repository) : MessageOf(arguments)];
            return Judge(hook, run.Execute(hook.Name, sources, repository), run, repository);
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    private static StagedMessageSource MessageOf(string[] arguments) => arguments is [var file]
        ? new StagedMessageSource(file)
        : throw new UsageException("a commit-msg hook is given the file of the message: leakscan hook run commit-msg FILE");

    private static int Judge(GitHook hook, int code, ScanRun run, GitRepository repository)
    {
        if (code == ExitCode.Findings)
        {
            foreach (var line in HookAdvice.For(hook, run.Report!, repository.Head is not null))
            {
                MessageWriter.Write(line);
            }
        }

        return code == ExitCode.Incomplete && hook != GitHook.PreReceive ? ExitCode.Clean : code;
    }
}

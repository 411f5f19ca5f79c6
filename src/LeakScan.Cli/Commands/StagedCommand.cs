using System.CommandLine;
using LeakScan.Cli.Options;
using LeakScan.Sources;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan staged</c>: what the next commit adds or changes.</summary>
internal sealed class StagedCommand : Command, ICommandExamples
{
    private readonly Argument<string> _repository = RepositoryArgument.Create();
    private readonly CommonOptions _common = new();

    public StagedCommand()
        : base("staged", "Scan what the next commit adds: the staged files, reporting only what touches an added or changed line.")
    {
        Add(_repository);
        _common.AddTo(this);
        SetAction(Run);
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples =>
    [
        ("leakscan staged", "before a commit, or as the repository's .git/hooks/pre-commit"),
        ("leakscan staged -q -f json", "for a program"),
    ];

    private int Run(ParseResult parse)
    {
        using var run = new ScanRun(_common.Read(parse));
        using var repository = RepositoryOpener.Open(parse.GetRequiredValue(_repository));
        return run.Execute(Name, [new StagedSource(repository)], repository);
    }
}

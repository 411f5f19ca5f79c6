using System.CommandLine;
using LeakScan.Cli.Options;
using LeakScan.Configuration;
using LeakScan.Sources;
using LeakScan.Sources.Reading;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan history</c>: every version of every file in a repository, and the texts of commits and tags.</summary>
internal sealed class HistoryCommand : Command, ICommandExamples
{
    private readonly Argument<string> _repository = RepositoryArgument.Create();
    private readonly HistoryOptions _history = new();
    private readonly GlobOptions _globs = new();
    private readonly RemovalOption _removal = new();
    private readonly CommonOptions _common = new();
    private readonly Func<CommonSettings, ScanRun> _start;

    public HistoryCommand()
        : this(static settings => new ScanRun(settings))
    {
    }

    /// <summary>The command in a program that cannot do all a run may ask for.</summary>
    /// <param name="start">Starts a run.</param>
    public HistoryCommand(Func<CommonSettings, ScanRun> start)
        : base("history", "Scan the whole history of a repository: every branch, tag, stash and note, and the messages of commits and tags.")
    {
        _start = start;
        Add(_repository);
        _history.AddTo(this);
        _globs.AddTo(this);
        _removal.AddTo(this);
        _common.AddTo(this);
        SetAction(Run);
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples =>
    [
        ("leakscan history", "the repository of the current folder, all of it"),
        ("leakscan history ~/src/app.git", "another one; bare is fine"),
        ("leakscan history --range origin/main..HEAD", "what a branch adds"),
        ("leakscan history --since '3 months ago' -o sarif=leaks.sarif", "recent commits, with a SARIF report"),
        ("leakscan history --include 'deploy/**'", "what ever stood in a folder"),
        ("leakscan history --unreachable", "also what only a reflog knows"),
        ("leakscan history --expressions ../expressions.txt", "what git filter-repo needs to take out what is found"),
    ];

    private int Run(ParseResult parse)
    {
        using var run = _start(_removal.Apply(parse, _history.Apply(parse, _common.Read(parse))));
        var selection = _history.Read(parse);
        using var repository = RepositoryOpener.Open(parse.GetRequiredValue(_repository));
        using var reader = repository.OpenHistory(selection);
        var source = new HistorySource(reader, selection, LfsStore.Of(repository));
        return _globs.AreGiven(parse)
            ? run.Execute(Name, [Limit(parse, source, run.Configure(repository.WorkTree ?? repository.GitDirectory))], repository)
            : run.Execute(Name, [source], repository, isEverything: !selection.IsLimited);
    }

    private PathLimitedSource Limit(ParseResult parse, HistorySource source, ScanConfiguration configuration) =>
        new(source, _globs.Include(parse, configuration), _globs.Exclude(parse, configuration));
}

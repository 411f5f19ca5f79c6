using System.CommandLine;
using LeakScan.Cli.Options;
using LeakScan.Configuration;
using LeakScan.Git;
using LeakScan.Sources;
using LeakScan.Sources.Reading;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan history</c>: every version of every file in a repository, and the texts of commits and tags.</summary>
internal sealed class HistoryCommand : Command, ICommandExamples
{
    private readonly Argument<string[]> _repositories = new("REPO")
    {
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => ["."],
        Description = "Work trees or folders in them, git directories, bare repositories; of several there is one report. Default: the current folder's.",
    };

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
        Add(_repositories);
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
        ("leakscan history ~/mirrors/*.git -o sarif=leaks.sarif", "many, in one report with a summary of each"),
        ("leakscan history --range origin/main..HEAD", "what a branch adds"),
        ("leakscan history --since '3 months ago' -o sarif=leaks.sarif", "recent commits, with a SARIF report"),
        ("leakscan history --include 'deploy/**'", "what ever stood in a folder"),
        ("leakscan history --unreachable", "also what only a reflog knows"),
        ("leakscan history --expressions ../expressions.txt", "what git filter-repo needs to take out what is found"),
    ];

    private int Run(ParseResult parse)
    {
        var settings = _removal.Apply(parse, _history.Apply(parse, _common.Read(parse)));
        var selection = _history.Read(parse);
        var paths = parse.GetRequiredValue(_repositories).Select(Path.TrimEndingDirectorySeparator).Distinct(StringComparer.Ordinal).ToList();
        if (paths.Count > 1 && settings.ExpressionsFile is not null)
        {
            throw new UsageException("--expressions is for one repository: each history is rewritten by itself");
        }

        using var run = _start(settings);
        return paths is [var only]
            ? Scan(run, parse, only, selection, (sources, repository, isEverything) => run.Execute(Name, sources, repository, isEverything))
            : run.ExecuteEach(Name, RepositoryNames.Of(paths), (path, scan) => Scan(run, parse, path, selection, scan));
    }

    private T Scan<T>(ScanRun run, ParseResult parse, string path, HistorySelection selection, Func<IReadOnlyList<ISource>, GitRepository, bool, T> scan)
    {
        using var repository = RepositoryOpener.Open(path);
        using var reader = repository.OpenHistory(selection);
        var source = new HistorySource(reader, selection, LfsStore.Of(repository));
        return _globs.AreGiven(parse)
            ? scan([Limit(parse, source, run.Configure(repository.WorkTree ?? repository.GitDirectory))], repository, false)
            : scan([source], repository, !selection.IsLimited);
    }

    private PathLimitedSource Limit(ParseResult parse, HistorySource source, ScanConfiguration configuration) =>
        new(source, _globs.Include(parse, configuration), _globs.Exclude(parse, configuration));
}

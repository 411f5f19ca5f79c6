using System.CommandLine;
using LeakScan.Git;
using LeakScan.Sources;
using LeakScan.Sources.Reading;

namespace LeakScan.Cli.Options;

/// <summary>What a command scans: paths, standard input, and on request the history of the repository around them. Declared and opened in one place.</summary>
internal sealed class ScanTarget
{
    private const string StandardInput = "-";
    private const string Here = ".";

    private readonly Argument<string[]> _paths = new("PATH")
    {
        Arity = ArgumentArity.ZeroOrMore,
        DefaultValueFactory = _ => [Here],
        Description = "Folders and files; - is standard input. Default: the current folder.",
    };

    private readonly Option<bool> _history = new("--history")
    {
        Description = "Scan also the whole history of the repository that the first path stands in.",
    };

    private readonly CacheOption _cache = new();
    private readonly PathOptions _files = new();

    public void AddTo(Command command)
    {
        command.Add(_paths);
        command.Add(_history);
        _cache.AddTo(command);
        _files.AddTo(command);
    }

    /// <summary>Where configuration and repository are looked for: the first path.</summary>
    public string PlaceOf(ParseResult parse) => parse.GetRequiredValue(_paths).FirstOrDefault(p => p != StandardInput) ?? Here;

    /// <summary>The settings with the folder in which runs leave what they have read of a history.</summary>
    /// <exception cref="UsageException">A report would take the place of a file that is to be scanned.</exception>
    public CommonSettings Apply(ParseResult parse, CommonSettings settings)
    {
        var paths = parse.GetRequiredValue(_paths).Where(p => p != StandardInput && File.Exists(p)).Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        return settings.Targets.FirstOrDefault(t => t.File is { } file && paths.Contains(Path.GetFullPath(file))) is { } target
            ? throw new UsageException($"'{target.File}' is to be scanned, and a report would take its place; name another file for --output")
            : _cache.Apply(parse, settings);
    }

    /// <summary>Opens what the user asked for.</summary>
    /// <exception cref="UsageException">A value is not valid, there is no repository whose history could be read, or a bare one and no wish to read it.</exception>
    public OpenedTarget Open(ParseResult parse, ScanRun run)
    {
        var paths = parse.GetRequiredValue(_paths);
        var files = paths.Where(p => p != StandardInput).ToList();
        var place = PlaceOf(parse);
        var options = _files.Read(parse, run.Configure(place));
        var sources = new List<ISource>();
        if (files.Count > 0)
        {
            sources.Add(new FileTreeSource(files, options));
        }

        if (files.Count < paths.Length)
        {
            sources.Add(new StdinSource(new InterruptibleStream(InputOpener.Open(), run.Cancellation)));
        }

        var wantsHistory = parse.GetValue(_history);
        if (!wantsHistory && files.Find(IsBareRepository) is { } bare)
        {
            // Its objects are compressed: a scan of the files says nothing, and "clean" would be taken for the repository's.
            throw new UsageException($"'{bare}' is a bare repository and has no working tree; what was committed there is read by 'leakscan history', or with --history");
        }

        var repository = wantsHistory ? RepositoryOpener.Discover(place) : RepositoryOpener.DiscoverReadable(place, reason => run.Messages.Note($"files only: {reason}"));
        try
        {
            var history = wantsHistory ? OpenHistory(repository, place) : null;
            sources.AddRange(history is null ? [] : [new PathLimitedSource(new HistorySource(history, HistorySelection.All, LfsStore.Of(repository!)), options.Include, options.Exclude)]);
            var isWhole = paths is [Here] && !_files.AreLimited(parse) && (history is not null || repository is null);
            return new OpenedTarget(sources, repository, history, isWhole);
        }
        catch
        {
            repository?.Dispose();
            throw;
        }
    }

    /// <summary>Not of a folder within one, which may hold scripts for its hooks.</summary>
    private static bool IsBareRepository(string path)
    {
        if (!File.Exists(Path.Combine(path, "HEAD")) || !Directory.Exists(Path.Combine(path, "objects")))
        {
            return false;
        }

        using var repository = RepositoryOpener.DiscoverReadable(path);
        return repository is { WorkTree: null };
    }

    private static IHistoryReader OpenHistory(GitRepository? repository, string place) =>
        (repository ?? throw new UsageException($"--history needs a git repository, and '{place}' does not stand in one")).OpenHistory(HistorySelection.All);
}

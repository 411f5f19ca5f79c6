using System.Collections.Concurrent;
using System.Reflection;
using System.Text;
using LeakScan.Caching;
using LeakScan.Detection;
using LeakScan.Findings;
using LeakScan.Findings.Locating;
using LeakScan.Git;
using LeakScan.Pieces;
using LeakScan.Prefiltering;
using LeakScan.Rules;
using LeakScan.Sources;
using LeakScan.Sources.Reading;

namespace LeakScan;

/// <summary>
/// Scans texts, files and histories with a rule pack. Keep one for many scans: its tables are built once. Safe for use by several threads; one scan uses as many
/// threads as the options say.
/// </summary>
public sealed class Scanner
{
    /// <summary>How many encodings are taken off, one within the other: a key in a configuration in a manifest.</summary>
    internal const int MaxDecodings = 2;

    private readonly Lazy<Prefilter> _prefilter;
    private readonly ScanCounter _counter = new();
    // Random keys of the system's library, which takes milliseconds to load: few trees need them.
    private readonly Lazy<PieceHasher> _hasher = new(() => new PieceHasher());
    private readonly Lazy<EvidenceRange> _evidence;
    private readonly Lazy<bool[]> _hasCompanions;
    private readonly Lazy<SeenPieces> _seen = new(() => new SeenPieces());
    private readonly ConcurrentBag<PartScanner> _idle = [];

    /// <summary>Prepares a scanner. Costs almost nothing; tables are built when the first content arrives.</summary>
    /// <param name="rules">The rules, such as <see cref="RulePack.BuiltIn"/>.</param>
    /// <param name="options">How to scan.</param>
    public Scanner(RulePack rules, ScanOptions options)
    {
        Rules = rules;
        Options = options;
        _evidence = new Lazy<EvidenceRange>(() => EvidenceRange.Of(rules));
        _hasCompanions = new Lazy<bool[]>(() => ShownFilter.HasCompanions(rules.Rules));
        _prefilter = new Lazy<Prefilter>(() => Prefilter.Create(PrefilterTables.Build(rules.Index.Keywords, BuiltInTables.Read()), options.Fast ? PrefilterStrategy.Auto : PrefilterStrategy.Naive));
    }

    /// <summary>Version of LeakScan: that of this assembly.</summary>
    public static string Version { get; } =
        typeof(Scanner).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>The rules in use.</summary>
    public RulePack Rules { get; }

    /// <summary>How scans are done.</summary>
    public ScanOptions Options { get; }

    /// <summary>Makes the detectors of a pack.</summary>
    internal Func<RulePack, IReadOnlyDictionary<DetectorKind, IDetector>> CreateDetectors { get; init; } = DetectorFactory.Create;

    /// <summary>How far the scans of this scanner are, all together; may be read at any time from any thread.</summary>
    internal ScanProgress Progress => _counter.Progress;

    /// <summary>Scans a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">The path of the file it stands in or might stand in, '/'-separated, which some rules ask for and reports show; null for none. Nothing is read there.</param>
    /// <param name="cancellation">Ends the scan with what was found so far, <see cref="ScanReport.Interrupted"/> set.</param>
    public ScanReport ScanText(string text, string? path = null, CancellationToken cancellation = default) =>
        Scan("scan", [new SingleTextSource(Encoding.UTF8.GetBytes(text), path)], null, cancellation);

    /// <summary>Scans files, and folders with all that is below them. In a git repository what it ignores is left out.</summary>
    /// <param name="paths">The files and folders.</param>
    /// <param name="cancellation">Ends the scan with what was found so far, <see cref="ScanReport.Interrupted"/> set.</param>
    /// <exception cref="SourceException">A path does not exist or cannot be opened. What cannot be read below it is a gap of <see cref="ScanReport.Coverage"/>.</exception>
    public ScanReport ScanFiles(IReadOnlyList<string> paths, CancellationToken cancellation = default) => Scan("scan", [new FileTreeSource(paths)], null, cancellation);

    /// <summary>Scans all that is reachable in a git repository: every version of every file, and the texts of commits and tags. The working tree is not read.</summary>
    /// <param name="repository">Its folder, or one within its working tree; bare is fine.</param>
    /// <param name="cancellation">Ends the scan with what was found so far, <see cref="ScanReport.Interrupted"/> set.</param>
    /// <exception cref="SourceException">There is no repository, or none that can be read.</exception>
    public ScanReport ScanHistory(string repository, CancellationToken cancellation = default)
    {
        try
        {
            using var opened = GitRepository.Open(repository);
            using var reader = opened.OpenHistory(HistorySelection.All);
            return Scan("history", [new HistorySource(reader, HistorySelection.All, LfsStore.Of(opened))], RepositoryInfo.Of(opened), cancellation);
        }
        catch (GitException e)
        {
            throw new SourceException(e.Message, e);
        }
    }

    /// <summary>Builds and compiles what every scan needs: some milliseconds that may pass on another thread while a source makes its first steps.</summary>
    internal void WarmUp() => _prefilter.Value.WarmUp();

    /// <summary>Scans the sources one after the other. An interruption ends the scan with what was found so far and <see cref="ScanReport.Interrupted"/> set.</summary>
    /// <param name="command">The command's name, for the report.</param>
    /// <param name="sources">What to scan.</param>
    /// <param name="repository">The repository that the sources belong to, for the report; null for none.</param>
    /// <param name="cancellation">Ends the scan early.</param>
    /// <exception cref="SourceException">A source cannot be read at all.</exception>
    /// <exception cref="GitException">A repository cannot be read at all.</exception>
    internal ScanReport Scan(string command, IReadOnlyList<ISource> sources, RepositoryInfo? repository, CancellationToken cancellation)
    {
        // Tables and kernel are made while the source looks for its first content. Not on a pool's thread: this one and no other is needed.
        new Thread(WarmUp) { IsBackground = true, Name = "prefilter" }.Start();
        var coverage = new Coverage();
        // It prepares the paths of all rules; most scans find nothing.
        var assembler = new Lazy<FindingAssembler>(() => new FindingAssembler(Rules.Rules, coverage));
        var findings = new List<Finding>();
        var belowConfidence = 0;
        var interrupted = false;
        foreach (var source in sources)
        {
            interrupted |= !Scan(source, coverage, assembler, findings, out var below, cancellation);
            belowConfidence += below;
        }

        if (interrupted)
        {
            coverage.Omit(OmissionReason.Interrupted, "the rest of the scan", "Stopped by the user.");
        }

        var report = new ScanReport
        {
            Command = command,
            Version = Version,
            Rules = Rules,
            Findings = [.. findings.Where(f => f.Suppression is null)],
            Suppressed = [.. findings.Where(f => f.Suppression is not null)],
            BelowConfidence = belowConfidence,
            MinConfidence = Options.MinConfidence,
            Coverage = coverage,
            Repository = repository,
            Interrupted = interrupted,
        };
        return Options.Plaintext ? report : new NameRedactor(FindInNames).Redact(report);
    }

    private ILookup<string, Secret> FindInNames(IEnumerable<string> names)
    {
        var scanner = new NameScanner(Rules, CreateScanner());
        foreach (var name in names)
        {
            scanner.Add(Encoding.UTF8.GetBytes(name));
        }

        return scanner.Scan().ToLookup(f => f.Name, f => new Secret(f.Match.Match.Secret), StringComparer.Ordinal);
    }

    /// <summary>Scans one source; false when it was interrupted.</summary>
    private bool Scan(ISource source, Coverage coverage, Lazy<FindingAssembler> assembler, List<Finding> findings, out int below, CancellationToken cancellation)
    {
        below = 0;
        if (cancellation.IsCancellationRequested)
        {
            return false;
        }

        var cache = Options.CacheFolder is { } folder && source is IRecallingSource recalling
            ? ScanCache.Open(folder, recalling, Rules, Options.FindingOptions)
            : null;
        cache?.Recall();
        var sinks = new ConcurrentBag<ContentSink>();
        var budget = source.CanReadAgain ? MatchBudget.OfVersions() : new MatchBudget();
        var completed = true;
        try
        {
            var workers = Options.Workers > 0 ? Options.Workers : Environment.ProcessorCount;
            source.Read(new SourceContext(workers, () => CreateSink(sinks, source.CanReadAgain, budget, coverage), coverage, cancellation));
        }
        catch (OperationCanceledException)
        {
            completed = false;
        }

        foreach (var sink in sinks)
        {
            sink.Flush();
        }

        var found = sinks.SelectMany(s => s.Found).ToList();
        var named = sinks.SelectMany(s => s.EndNames()).GroupBy(n => n.Path, n => n.Match, StringComparer.Ordinal)
            .Select(n => new ItemMatches(SourceItem.NameOf(n.Key), [.. n.DistinctBy(m => (m.Placed.Match.Rule, m.Placed.Match.Secret)).OrderBy(m => m.Placed.Start)]))
            .ToList();
        if (completed && cache is not null)
        {
            var read = found.Count;
            var numbers = new MatchNumbers(Rules.Rules.Count);
            cache.TakeOver(found, items => FindAgain(source, items));
            foreach (var item in found[read..])
            {
                item.Matches = numbers.Number(item.Matches);
                budget.Count(item.Matches);
                budget.Bound(item);
            }
        }

        budget.End(coverage);
        List<ItemMatches> all = [.. found, .. named];
        if (all.Count > 0 || !coverage.IsComplete)
        {
            // What was found before an interruption still has to be told, with its place.
            var locations = source.Locate([.. all.Select(f => f.Item)], CancellationToken.None);
            findings.AddRange(assembler.Value.Assemble(all, locations, Options.MinConfidence, (items, isWanted) => FindPlaces(source, items, isWanted), out below));
        }

        // What was left out would be missing in the next run, and nobody would say so.
        if (completed && !budget.IsExceeded)
        {
            cache?.Save(found);
        }

        return completed;
    }

    private List<ItemMatches> FindAgain(ISource source, IReadOnlyCollection<SourceItem> items)
    {
        // What is cut now was noted when it was cut the first time.
        var sink = new ContentSink(Rules, CreateScanner(), Options, new ScanCounter()) { LocateLater = true, Limit = new MatchLimit(Rules.Rules, new Coverage()) };
        source.ReadAgain(items, sink);
        sink.Flush();

        // As they were asked for, however a source stores them: which are told where there are too many depends on the order.
        var numbers = items.Index().ToDictionary(i => i.Item, i => i.Index);
        return [.. sink.Found.OrderBy(f => numbers.GetValueOrDefault(f.Item, int.MaxValue))];
    }

    private List<ItemMatches> FindPlaces(ISource source, IReadOnlyCollection<SourceItem> items, Predicate<(SourceItem Item, int Rule, long Start)> isWanted)
    {
        var sink = new ContentSink(Rules, CreateScanner(), Options, new ScanCounter()) { Wanted = isWanted };
        source.ReadAgain(items, sink);
        sink.Flush();
        return sink.Found;
    }

    /// <summary>For one thread that scans many short texts.</summary>
    internal TextScanner CreateTextScanner() => new(Rules, CreateScanner(), Options);

    private ContentScanner CreateScanner(ExhaustedRules? exhausted = null) =>
        new(Rules, _prefilter.Value, Options.Decode ? MaxDecodings : 0, _evidence.Value, exhausted, new FaultCollector(), CreateDetectors);

    private ContentSink CreateSink(ConcurrentBag<ContentSink> sinks, bool hasVersions, MatchBudget budget, Coverage coverage)
    {
        // What is found in one version of a file serves the others too.
        var exhausted = hasVersions ? null : new ExhaustedRules(Rules.Rules);
        var scanner = CreateScanner(exhausted);
        var sink = new ContentSink(Rules, scanner, Options, _counter)
        {
            Pieces = Options.Fast && hasVersions ? new PieceScanner(scanner, _hasher.Value, _seen.Value) : null,
            Dense = Options.Fast && !hasVersions ? new DenseScanner(scanner, _hasher) : null,
            LocateLater = hasVersions,
            Shown = hasVersions ? null : new ShownFilter(Rules.Rules, Options.MinConfidence, _hasCompanions.Value),
            Shared = exhausted is null ? null : new SharedWindow(exhausted, _idle, CreatePartScanner),
            Exhausted = exhausted,
            Limit = new MatchLimit(Rules.Rules, coverage) { Exhausted = exhausted },
            Budget = budget,
        };
        sinks.Add(sink);
        return sink;
    }

    private PartScanner CreatePartScanner()
    {
        var exhausted = new ExhaustedRules(Rules.Rules);
        var scanner = CreateScanner(exhausted);
        return new PartScanner(scanner, exhausted, Options.Fast ? new DenseScanner(scanner, _hasher) : null);
    }
}

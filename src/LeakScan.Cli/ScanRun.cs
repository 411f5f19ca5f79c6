using System.Diagnostics;
using LeakScan.Baselines;
using LeakScan.Cli.Options;
using LeakScan.Cli.Output;
using LeakScan.Cli.Progress;
using LeakScan.Cli.Removing;
using LeakScan.Configuration;
using LeakScan.Findings;
using LeakScan.Git;
using LeakScan.Reporting;
using LeakScan.Reporting.Sarif;
using LeakScan.Rules;
using LeakScan.Sources;

namespace LeakScan.Cli;

/// <summary>What all scanning commands have in common: load the rules, scan the sources, compare with the baseline, write the reports, choose the exit code.</summary>
internal sealed class ScanRun : IDisposable
{
    private readonly CommonSettings _settings;
    private readonly ReportWriter _reports;
    private readonly Interruption _interruption;
    private readonly Func<bool, Func<ScanProgress>, IDisposable?> _display;
    private ScanConfiguration? _configuration;
    private bool _hasBaseline;

    public ScanRun(CommonSettings settings)
        : this(settings, Reporters.Create)
    {
    }

    /// <param name="settings">How to scan, and what to tell.</param>
    /// <param name="create">Makes a reporter by the name of its format.</param>
    public ScanRun(CommonSettings settings, Func<string, ReportOptions, IReporter> create)
        : this(settings, ProgressDisplay.Start, create)
    {
    }

    private ScanRun(CommonSettings settings, Func<bool, Func<ScanProgress>, IDisposable?> display, Func<string, ReportOptions, IReporter> create)
    {
        _settings = settings;
        _display = display;
        Messages = new MessageWriter(settings.Verbosity);
        _reports = new ReportWriter(settings, create);
        _interruption = new Interruption(Messages);
    }

    /// <summary>Cancelled when the user interrupts the run.</summary>
    public CancellationToken Cancellation => _interruption.Token;

    /// <summary>Where to say what happens.</summary>
    public MessageWriter Messages { get; }

    /// <summary>What was found; null before the scan has ended.</summary>
    public ScanReport? Report { get; private set; }

    /// <summary>What the configuration says that holds for a place; read once, for the first place asked about.</summary>
    /// <exception cref="RuleFileException">The configuration is not valid.</exception>
    public ScanConfiguration Configure(string place) => _configuration ??= ConfigurationLoader.Load(_settings, place, Messages);

    /// <summary>A run without a progress display, so that a program that has no use for one need not hold the library that paints it.</summary>
    public static ScanRun WithoutProgress(CommonSettings settings) => new(settings, static (_, _) => null, Reporters.CreateOwn);

    public void Dispose() => _interruption.Dispose();

    /// <summary>Runs the scan, writes the reports and returns the process's exit code.</summary>
    /// <param name="command">The command's name, for the report.</param>
    /// <param name="sources">What to scan.</param>
    /// <param name="repository">The repository it belongs to; null for none.</param>
    /// <param name="isEverything">Whether all there is was asked for, so that an entry of the baseline that nothing needs is no longer needed.</param>
    public int Execute(string command, IReadOnlyList<ISource> sources, GitRepository? repository, bool isEverything = false)
    {
        var started = DateTimeOffset.UtcNow;
        var report = Find(command, sources, repository, isEverything);
        return End(report, started, repository);
    }

    /// <summary>
    /// Scans repositories one after the other, each with its own configuration and baseline, and writes one report of all. One that cannot be read is a gap, and the others
    /// are scanned all the same.
    /// </summary>
    /// <param name="command">The command's name, for the report.</param>
    /// <param name="repositories">Their names in the report, and where they are.</param>
    /// <param name="open">Opens one, and calls what scans it.</param>
    public int ExecuteEach(
        string command, IReadOnlyList<(string Name, string Path)> repositories, Func<string, Func<IReadOnlyList<ISource>, GitRepository, bool, ScanReport>, ScanReport> open)
    {
        var started = DateTimeOffset.UtcNow;
        var reports = new List<(string Name, ScanReport Report)>();
        foreach (var (name, path) in repositories)
        {
            _configuration = null;
            Messages.Detail($"{name}:");
            try
            {
                reports.Add((name, open(path, (sources, repository, isEverything) => Find(command, sources, repository, isEverything))));
            }
            catch (Exception e) when (e is GitException or SourceException)
            {
                reports.Add((name, Unread(command, e.Message)));
            }
        }

        return End(ReportJoiner.Join(reports), started, repository: null);
    }

    private ScanReport Find(string command, IReadOnlyList<ISource> sources, GitRepository? repository, bool isEverything)
    {
        var outcome = Judge(command, sources, repository);
        if (BaselineFor(repository) is { } baseline)
        {
            Messages.Detail($"'{baseline}' is the baseline");
            _hasBaseline = true;
            Tell(outcome, baseline, isEverything);
        }

        return outcome.Report;
    }

    /// <summary>The report on a repository that cannot be opened.</summary>
    private ScanReport Unread(string command, string reason)
    {
        var rules = RuleLoader.Load(_settings.RulePaths, Configure("."));
        var report = new Scanner(rules, _settings.Scan).Scan(command, [], null, Cancellation);
        report.Coverage.Omit(OmissionReason.Unreadable, "", reason);
        return report;
    }

    private int End(ScanReport found, DateTimeOffset started, GitRepository? repository)
    {
        var report = Report = _settings.Targets.Any(t => Reporters.ShowsFingerprints(t.Format)) ? Fingerprint(found) : found;
        _reports.Write(report, new ReportOptions { HasBaseline = _hasBaseline, Started = started, Ended = DateTimeOffset.UtcNow });
        TellLimits(report);
        Summarize(report);
        if (_settings.ExpressionsFile is { } expressions)
        {
            ExpressionsFile.Write(expressions, report, repository!, Messages);
        }

        return ExitCodeOf(report);
    }

    /// <summary>Runs the scan and compares it with the baseline, if there is one; tells nothing.</summary>
    public BaselineOutcome Judge(string command, IReadOnlyList<ISource> sources, GitRepository? repository)
    {
        // Read first: a baseline that is not valid is told before a long scan and not after it.
        var baseline = BaselineFor(repository) is { } file ? BaselineReader.ReadFile(file) : null;
        var report = Scan(command, sources, repository);
        return baseline is null
            ? new BaselineOutcome(report, [], [])
            : new BaselineFilter(baseline, DateOnly.FromDateTime(DateTime.Today)).Apply(Fingerprint(report));
    }

    /// <summary>
    /// Computes the fingerprints of a report: milliseconds for each distinct secret, on purpose. What is not done when the user interrupts it is left out, and
    /// that is said; but what an interrupted scan found is told with its fingerprints.
    /// </summary>
    public ScanReport Fingerprint(ScanReport report)
    {
        var cancellation = report.Interrupted ? CancellationToken.None : Cancellation;
        var workers = _settings.Scan.Workers > 0 ? _settings.Scan.Workers : Environment.ProcessorCount;
        if (Fingerprinter.Precompute(report.Findings.Concat(report.Suppressed), workers, cancellation))
        {
            return report;
        }

        report.Coverage.Omit(OmissionReason.Interrupted, "findings without a fingerprint", "Stopped by the user before all fingerprints were computed.");
        return report with
        {
            Findings = [.. report.Findings.Where(f => f.LazyFingerprint.IsValueCreated)],
            Suppressed = [.. report.Suppressed.Where(f => f.LazyFingerprint.IsValueCreated)],
            Interrupted = true,
        };
    }

    /// <summary>Runs the scan.</summary>
    public ScanReport Scan(string command, IReadOnlyList<ISource> sources, GitRepository? repository)
    {
        var clock = Stopwatch.StartNew();
        var configuration = ConfigurationFor(repository);
        var confidence = _settings.MinConfidence ?? configuration.MinConfidence ?? Confidence.Medium;
        var scanner = new Scanner(RuleLoader.Load(_settings.RulePaths, configuration), _settings.Scan with { MinConfidence = confidence });
        Messages.Detail($"{scanner.Rules.Rules.Count} rules, {(_settings.Scan.Workers is > 0 and var n ? n : Environment.ProcessorCount)} threads");
        using var display = _display(_settings.Progress && _settings.Verbosity > Verbosity.Quiet, () => scanner.Progress);
        var report = new AllowFilter(configuration.Allow).Apply(scanner.Scan(command, Limit(sources, configuration), repository is null ? null : RepositoryInfo.Of(repository), Cancellation));
        Messages.Detail($"{report.Coverage.Bytes:N0} bytes in {clock.Elapsed.TotalSeconds:F2} s");
        return report;
    }

    /// <summary>The sources without the paths that the configuration leaves out.</summary>
    private static IReadOnlyList<ISource> Limit(IReadOnlyList<ISource> sources, ScanConfiguration configuration) =>
        configuration is { Include.Count: 0, Exclude.Count: 0 } ? sources
        : [.. sources.Select(s => s is HistorySource or StagedSource ? new PathLimitedSource(s, configuration.Include, configuration.Exclude) : s)];

    private int ExitCodeOf(ScanReport report) =>
        report.Interrupted ? ExitCode.Interrupted
        : report.Findings.Count > 0 ? ExitCode.Findings
        : !report.Coverage.HasGapsBeside(_settings.AllowedGaps) ? ExitCode.Clean
        : ExitCode.Incomplete;

    private ScanConfiguration ConfigurationFor(GitRepository? repository) => Configure(repository?.WorkTree ?? repository?.GitDirectory ?? ".");

    /// <summary>The baseline that holds for a repository: the one named, else the configuration's, else the one at its root; null for none.</summary>
    public string? BaselineFor(GitRepository? repository) => _settings.BaselineFile ?? ConfigurationFor(repository).Baseline
        ?? (_settings.FindsConfiguration && DefaultBaseline.In(repository) is { } file && File.Exists(file) ? file : null);

    private void Tell(BaselineOutcome outcome, string file, bool isEverything)
    {
        if (outcome.Expired.Count > 0)
        {
            Messages.Note($"{Wording.Count(outcome.Expired.Count, "entry", "entries")} of the baseline '{file}' expired, so what they accepted counts again");
        }

        if (outcome.Unused.Count > 0 && isEverything && !outcome.Report.Interrupted)
        {
            Messages.Note(
                $"nothing needs {Wording.Count(outcome.Unused.Count, "entry", "entries")} of the baseline '{file}' any more; 'leakscan baseline update --prune' removes what is gone");
        }

        foreach (var entry in outcome.Unused)
        {
            Messages.Detail($"not needed by this scan: {BaselineFormat.Format(entry)}");
        }
    }

    private void TellLimits(ScanReport report)
    {
        var results = report.Findings.Count + report.Suppressed.Count;
        if (results > SarifReporter.MaxShown && _settings.Targets.Any(t => t.Format == "sarif"))
        {
            Messages.Note(
                $"code scanning takes {Wording.Number(SarifReporter.MaxResults)} results and shows {Wording.Number(SarifReporter.MaxShown)} of them, and there are {Wording.Number(results)}; the SARIF report says what it left out");
        }
    }

    /// <summary>Says what only files were told.</summary>
    private void Summarize(ScanReport report)
    {
        if (_settings.Targets.Any(t => t.File is null))
        {
            return;
        }

        var verdict = report.Interrupted ? " before the interruption" : report.Coverage.IsComplete ? "" : ", not everything could be read";
        Messages.Note($"{Wording.Count(report.Findings.Count, "finding")}{verdict}; report in {string.Join(", ", _settings.Targets.Select(t => t.File))}");
    }
}

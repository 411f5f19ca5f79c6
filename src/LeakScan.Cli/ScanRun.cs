using System.Diagnostics;
using LeakScan.Cli.Options;
using LeakScan.Cli.Output;
using LeakScan.Cli.Progress;
using LeakScan.Findings;
using LeakScan.Git;
using LeakScan.Reporting;
using LeakScan.Sources;

namespace LeakScan.Cli;

/// <summary>What all scanning commands have in common: load the rules, scan the sources, write the reports, choose the exit code.</summary>
internal sealed class ScanRun : IDisposable
{
    private readonly CommonSettings _settings;
    private readonly MessageWriter _messages;
    private readonly ReportWriter _reports;
    private readonly Interruption _interruption;

    public ScanRun(CommonSettings settings)
    {
        _settings = settings;
        _messages = new MessageWriter(settings.Verbosity);
        _reports = new ReportWriter(settings);
        _interruption = new Interruption(_messages);
    }

    /// <summary>Cancelled when the user interrupts the run.</summary>
    public CancellationToken Cancellation => _interruption.Token;

    public void Dispose() => _interruption.Dispose();

    /// <summary>Runs the scan and returns the process's exit code.</summary>
    public int Execute(string command, IReadOnlyList<ISource> sources, GitRepository? repository)
    {
        var clock = Stopwatch.StartNew();
        var scanner = new Scanner(RuleLoader.Load(_settings.RulePaths), _settings.Scan);
        _messages.Detail($"{scanner.Rules.Rules.Count} rules, {(_settings.Scan.Workers is > 0 and var n ? n : Environment.ProcessorCount)} threads");

        ScanReport report;
        using (ProgressDisplay.Start(_settings.Progress && _settings.Verbosity > Verbosity.Quiet, () => scanner.Progress))
        {
            report = scanner.Scan(command, sources, Describe(repository), Cancellation);
        }

        _messages.Detail($"{report.Coverage.Bytes:N0} bytes in {clock.Elapsed.TotalSeconds:F2} s");
        _reports.Write(report);
        Summarize(report);
        return ExitCodeOf(report);
    }

    private static RepositoryInfo? Describe(GitRepository? repository) =>
        repository is null ? null : new RepositoryInfo(repository.RemoteUrl, repository.Head?.Id.ToString(), repository.Branch);

    private static int ExitCodeOf(ScanReport report) =>
        report.Interrupted ? ExitCode.Interrupted
        : report.Findings.Count > 0 ? ExitCode.Findings
        : report.Coverage.IsComplete ? ExitCode.Clean
        : ExitCode.Incomplete;

    /// <summary>Says what only files were told.</summary>
    private void Summarize(ScanReport report)
    {
        if (_settings.Targets.Any(t => t.File is null))
        {
            return;
        }

        var verdict = report.Interrupted ? " before the interruption" : report.Coverage.IsComplete ? "" : ", not everything could be read";
        _messages.Note($"{Wording.Count(report.Findings.Count, "finding")}{verdict}; report in {string.Join(", ", _settings.Targets.Select(t => t.File))}");
    }
}

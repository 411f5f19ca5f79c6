using LeakScan.Cli;
using LeakScan.Cli.Hooks;
using LeakScan.Cli.Options;
using LeakScan.Cli.Output;
using LeakScan.Findings;
using LeakScan.Reporting;
using LeakScan.Reporting.Text;
using LeakScan.Sources;

namespace LeakScan.Quick;

/// <summary>
/// A look at what is about to be committed, with the command line's own scan. It answers only where there is nothing to tell: whatever else it meets, a finding,
/// a gap, a mistake in a configuration, is left to the full program, which looks again and says so.
/// </summary>
internal sealed class QuickLook
{
    private const string StagedCommand = "staged";

    private readonly GitHook? _hook;
    private readonly string? _messageFile;

    private QuickLook(GitHook? hook, string? messageFile = null)
    {
        _hook = hook;
        _messageFile = messageFile;
    }

    /// <summary>The look that a command line asks for; null for everything that is not done here.</summary>
    public static QuickLook? Of(string[] arguments) => arguments switch
    {
        // Who asks for more than a scan gets it from the full program.
        _ when DebugOutput.IsWanted => null,
        ["hook", "run", "pre-commit", "--"] or ["hook", "run", "pre-commit"] => new QuickLook(GitHook.PreCommit),
        ["hook", "run", "commit-msg", "--", var file] => new QuickLook(GitHook.CommitMessage, file),
        [StagedCommand] or [StagedCommand, "-q" or "--quiet"] => new QuickLook(null),
        _ => null,
    };

    /// <summary>Scans; the exit code when there is nothing to tell, otherwise null.</summary>
    public int? Take()
    {
        RuleLoader.ReadAhead();
        try
        {
            using var run = ScanRun.WithoutProgress(CommonSettings.Default);
            using var repository = RepositoryOpener.Open(".");
            ISource source = _messageFile is { } file ? new StagedMessageSource(file) : new StagedSource(repository);
            var outcome = run.Judge(_hook?.Name ?? StagedCommand, [source], repository);
            return outcome.Expired.Count == 0 && (outcome.Report.Interrupted || Verdict.Of(outcome.Report).IsClean) ? Tell(outcome.Report) : null;
        }
        catch (Exception)
        {
            // The full program meets it as well, and has the words for it.
            return null;
        }
    }

    private int Tell(ScanReport report)
    {
        if (_hook is null || report.Interrupted)
        {
            var options = ReportWriter.OptionsFor(CommonSettings.Default, OutputTarget.Default, new ReportOptions());
            ReportWriter.WriteToStandardOutput(output => new TextReporter(options).Write(report, output));
        }

        return report.Interrupted ? ExitCode.Interrupted : ExitCode.Clean;
    }
}

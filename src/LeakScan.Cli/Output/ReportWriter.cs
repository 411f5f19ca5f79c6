using System.Runtime.ExceptionServices;
using LeakScan.Cli.Options;
using LeakScan.Findings;
using LeakScan.Reporting;

namespace LeakScan.Cli.Output;

/// <summary>Writes a report to every place that was asked for.</summary>
internal sealed class ReportWriter
{
    private const int BufferSize = 1 << 16;

    private readonly CommonSettings _settings;
    private readonly Func<string, ReportOptions, IReporter> _create;

    /// <summary>Checks at once what can be checked, so that a long scan does not end in a misspelt folder.</summary>
    /// <param name="settings">Which reports are written.</param>
    /// <param name="create">Makes a reporter by the name of its format.</param>
    /// <exception cref="UsageException">A file cannot be written.</exception>
    public ReportWriter(CommonSettings settings, Func<string, ReportOptions, IReporter> create)
    {
        _settings = settings;
        _create = create;
        foreach (var target in settings.Targets)
        {
            if (target.File is { } file)
            {
                AtomicFile.Check(file);
            }
        }
    }

    /// <summary>Writes all reports. One that fails does not keep the others from being written.</summary>
    /// <param name="report">The report.</param>
    /// <param name="options">What is the same in all of them.</param>
    /// <exception cref="UsageException">Something could not be written: the sentence for the first that failed.</exception>
    public void Write(ScanReport report, ReportOptions options)
    {
        ExceptionDispatchInfo? failure = null;
        var isSilent = _settings.IsSilentWhenClean && Verdict.Of(report).IsClean;
        foreach (var target in _settings.Targets.Where(t => t.File is not null || !isSilent))
        {
            try
            {
                var reporter = _create(target.Format, OptionsFor(_settings, target, options));
                if (target.File is { } file)
                {
                    AtomicFile.Write(file, output => reporter.Write(report, output));
                }
                else
                {
                    WriteToStandardOutput(output => reporter.Write(report, output));
                }
            }
#pragma warning disable CA1031 // Whatever it is, it is thrown again when the other reports are written.
            catch (Exception e)
#pragma warning restore CA1031
            {
                failure ??= ExceptionDispatchInfo.Capture(e);
            }
        }

        failure?.Throw();
    }

    /// <summary>Writes results to standard output. A reader that has gone away (<c>| head</c>) has seen enough: the runtime drops the rest in silence.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void WriteToStandardOutput(Action<Stream> write)
    {
        try
        {
            using var output = new BufferedStream(Console.OpenStandardOutput(), BufferSize);
            write(output);
            output.Flush();
        }
        catch (Exception e) when (Reasons.AreKnownFor(e))
        {
            throw new UsageException($"cannot write to standard output: {Reasons.Of(e)}", e);
        }
    }

    /// <summary>How one of the reports is written.</summary>
    public static ReportOptions OptionsFor(CommonSettings settings, OutputTarget target, ReportOptions options) => options with
    {
        Color = target.File is null ? Terminal.TakesColor(settings.Color) : settings.Color == ColorMode.Always,
        Plaintext = settings.Scan.Plaintext,
        Verbose = settings.Verbosity == Verbosity.Verbose,
        Width = target.File is null ? Terminal.Width : 0,
    };
}

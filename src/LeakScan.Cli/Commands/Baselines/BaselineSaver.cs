using LeakScan.Baselines;
using LeakScan.Cli.Output;
using LeakScan.Findings;

namespace LeakScan.Cli.Commands.Baselines;

/// <summary>Ends a command that has made or changed a baseline.</summary>
internal static class BaselineSaver
{
    /// <summary>What the file is, for messages.</summary>
    public const string What = "the baseline";

    /// <summary>Writes the file, whole or not at all.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public static void Save(string file, Baseline baseline) => AtomicFile.Write(file, output => BaselineWriter.Write(baseline, output), What);

    /// <summary>A baseline made from half of what there is would call the other half new.</summary>
    public static int ExitCodeOf(ScanReport report, MessageWriter messages)
    {
        if (report.Coverage.IsComplete)
        {
            return ExitCode.Clean;
        }

        messages.Note("not everything could be read, so the baseline may lack findings; 'leakscan scan' says what could not");
        return ExitCode.Incomplete;
    }
}

using System.Diagnostics;
using Spectre.Console;

namespace LeakScan.Cli.Progress;

/// <summary>Paints one line on standard error, again and again.</summary>
internal static class ProgressPainter
{
    private const double Mebi = 1 << 20;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    /// <summary>Paints until the wait says that the scan is over.</summary>
    /// <param name="read">How far the scan is.</param>
    /// <param name="since">How long it had run before this was called.</param>
    /// <param name="wait">Waits as long as told, and says whether the scan is over.</param>
    public static void Paint(Func<ScanProgress> read, TimeSpan since, Func<TimeSpan, bool> wait)
    {
        var clock = Stopwatch.StartNew();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        try
        {
            console.Status().Spinner(Spinner.Known.Line).Start(
                "scanning",
                context =>
                {
                    do
                    {
                        context.Status = Markup.Escape(Describe(read(), since + clock.Elapsed));
                    }
                    while (!wait(Pause));
                });
        }
        catch (IOException)
        {
            // The terminal has gone away; the scan has not.
        }
    }

    private static string Describe(ScanProgress progress, TimeSpan elapsed) =>
        $"{progress.Items:N0} items, {progress.Bytes / Mebi:N1} MiB, {progress.Bytes / Mebi / elapsed.TotalSeconds:N1} MiB/s, {progress.Matches:N0} matches so far";
}

using System.Runtime.CompilerServices;
using LeakScan.Cli.Output;

namespace LeakScan.Cli.Progress;

/// <summary>
/// Shows on a terminal how far a scan is, from a thread of its own. A scan that is over before <see cref="Delay"/> shows nothing and loads nothing:
/// the library that paints costs more than a hook's whole scan.
/// </summary>
internal sealed class ProgressDisplay : IDisposable
{
    private static readonly TimeSpan Delay = TimeSpan.FromMilliseconds(400);

    private readonly ManualResetEventSlim _done = new();
    private readonly Thread _thread;

    private ProgressDisplay(Func<ScanProgress> read)
    {
        _thread = new Thread(() => Run(read)) { IsBackground = true, Name = "progress" };
        _thread.Start();
    }

    /// <summary>Starts showing; null when it is not wanted or standard error is no terminal.</summary>
    public static ProgressDisplay? Start(bool wanted, Func<ScanProgress> read) => wanted && Terminal.TakesProgress ? new ProgressDisplay(read) : null;

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        _done.Set();
        _thread.Join();
        _done.Dispose();
    }

    private void Run(Func<ScanProgress> read)
    {
        if (!_done.Wait(Delay))
        {
            Paint(read);
        }
    }

    // Of its own, so that the painter's assembly is loaded when this is called and not when its caller is.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Paint(Func<ScanProgress> read) => ProgressPainter.Paint(read, Delay, _done.Wait);
}

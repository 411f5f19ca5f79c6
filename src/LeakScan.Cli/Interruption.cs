using System.Runtime.InteropServices;
using LeakScan.Cli.Output;

namespace LeakScan.Cli;

/// <summary>Ctrl-C and SIGTERM: the first asks the scan to end with what it has, the second ends the process.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;
    private readonly MessageWriter _messages;
    private int _requests;

    public Interruption(MessageWriter messages)
    {
        _messages = messages;
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Handle);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Handle);
    }

    /// <summary>Cancelled by the first request.</summary>
    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _source.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _requests) > 1)
        {
            Environment.Exit(ExitCode.Interrupted);
        }

        _messages.Note("interrupted; writing what was found so far (once more to stop at once)");
        _source.Cancel();
    }
}

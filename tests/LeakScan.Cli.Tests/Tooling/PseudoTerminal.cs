using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace LeakScan.Cli.Tests.Tooling;

/// <summary>A terminal without a screen, to see what a program writes to one.</summary>
internal sealed class PseudoTerminal : IDisposable
{
    private const int ReadWrite = 2;

    private readonly FileStream _master;
    private readonly FileStream _slave;
    private readonly Task<string> _text;

    public PseudoTerminal()
    {
        var master = posix_openpt(ReadWrite);
        if (master < 0 || grantpt(master) != 0 || unlockpt(master) != 0)
        {
            throw new InvalidOperationException("There is no pseudo terminal to be had.");
        }

        Path = Marshal.PtrToStringUTF8(ptsname(master))!;
        _master = new FileStream(new SafeFileHandle(master, ownsHandle: true), FileAccess.Read, bufferSize: 0);
        // Kept open, so that the reader below does not end before the program has begun.
        _slave = new FileStream(Path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        _text = Task.Run(ReadAll);
    }

    /// <summary>The device to write to.</summary>
    public string Path { get; }

    /// <summary>All that was written; ends the terminal.</summary>
    public string Read()
    {
        _slave.Dispose();
        return _text.GetAwaiter().GetResult();
    }

    public void Dispose()
    {
        _slave.Dispose();
        _text.GetAwaiter().GetResult();
        _master.Dispose();
    }

    private string ReadAll()
    {
        using var bytes = new MemoryStream();
        try
        {
            _master.CopyTo(bytes);
        }
        catch (IOException)
        {
            // How Linux says that the last writer has gone.
        }

        return Encoding.UTF8.GetString(bytes.ToArray());
    }

    [DllImport("libc")]
    private static extern int posix_openpt(int flags);

    [DllImport("libc")]
    private static extern int grantpt(int terminal);

    [DllImport("libc")]
    private static extern int unlockpt(int terminal);

    [DllImport("libc")]
    private static extern IntPtr ptsname(int terminal);
}

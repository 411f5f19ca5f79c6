using System.Runtime.InteropServices;

namespace LeakScan.Testing;

/// <summary>Runs something as a user who is refused files: root is refused nothing. A thread of Linux may be another user, as far as files go, and so are the threads it starts.</summary>
internal static partial class UnprivilegedThread
{
    private const uint Nobody = 65534;

    public static void Run(Action action)
    {
        if (!Environment.IsPrivilegedProcess || !OperatingSystem.IsLinux())
        {
            action();
            return;
        }

        Exception? failure = null;
        var thread = new Thread(() =>
        {
            _ = SetUser(Nobody);
            failure = Record.Exception(action);
        });
        thread.Start();
        thread.Join();
        if (failure is not null)
        {
            throw new InvalidOperationException("It failed as another user.", failure);
        }
    }

    [LibraryImport("libc", EntryPoint = "setfsuid")]
    private static partial int SetUser(uint user);
}

using System.Runtime.InteropServices;

namespace LeakScan.Quick;

/// <summary>The full program, which is published beside this one.</summary>
internal static partial class FullProgram
{
    private const string Name = "LeakScan.Cli";

    /// <summary>
    /// Puts it in the place of this process (execv), so that standard input, signals and the exit code are its own. Returns only when that fails.
    /// </summary>
    public static int Become(string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, Name);
        _ = Execute(program, [program, .. arguments, null]);
        Console.Error.WriteLine($"leakscan: cannot start '{program}' (error {Marshal.GetLastPInvokeError()}); install LeakScan again");
        return Cli.ExitCode.Error;
    }

    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string path, string?[] arguments);
}

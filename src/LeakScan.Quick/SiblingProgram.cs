using System.Runtime.InteropServices;

namespace LeakScan.Quick;

/// <summary>The programs that are published beside this one.</summary>
internal static partial class SiblingProgram
{
    private const string FullProgram = "LeakScan.Cli";

    /// <summary>Puts the full program in the place of this process. Returns only when that fails.</summary>
    public static int BecomeFull(string[] arguments)
    {
        var error = TryBecome(FullProgram, arguments);
        Console.Error.WriteLine($"leakscan: cannot start '{PathOf(FullProgram)}' ({Marshal.GetPInvokeErrorMessage(error)}); install LeakScan again");
        return Cli.ExitCode.Error;
    }

    /// <summary>Puts a program in the place of this process (execv), so that standard input, signals and the exit code are its own.</summary>
    /// <returns>The number of the system's error; it returns only when there is one.</returns>
    public static int TryBecome(string name, string[] arguments)
    {
        var program = PathOf(name);
        _ = Execute(program, [program, .. arguments, null]);
        return Marshal.GetLastPInvokeError();
    }

    private static string PathOf(string name) => Path.Combine(AppContext.BaseDirectory, name);

    [LibraryImport("libc", EntryPoint = "execv", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Execute(string path, string?[] arguments);
}

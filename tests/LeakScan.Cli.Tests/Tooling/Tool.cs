using System.Diagnostics;
using System.Reflection;

namespace LeakScan.Cli.Tests.Tooling;

/// <summary>Runs the built tool as a process of its own, as a user in a clean environment would. LEAKSCAN_TOOL names another build to run, such as a published one.</summary>
internal static class Tool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    // The user's own caches stay untouched.
    private static readonly string Caches = Directory.CreateTempSubdirectory("leakscan-caches-").FullName;

    static Tool() => AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(Caches, recursive: true);

    /// <summary>A file that belongs to the tests: <c>ToolPath</c>, <c>GoldenFolder</c>.</summary>
    public static string PathOf(string name) =>
        Path.GetFullPath(typeof(Tool).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == name).Value!);

    /// <summary>Runs the tool in a folder.</summary>
    public static ToolResult Run(string folder, params string[] arguments) => new ToolRun { Folder = folder, Arguments = arguments }.Finish();

    /// <summary>What starts the tool: the program and its first arguments.</summary>
    public static IReadOnlyList<string> Command => Environment.GetEnvironmentVariable("LEAKSCAN_TOOL") is { Length: > 0 } tool
        ? [tool]
        : [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", PathOf("ToolPath")];

    /// <summary>Starts a program with nothing of the user's or git's configuration in its environment.</summary>
    public static Process Start(string folder, IReadOnlyDictionary<string, string> environment, IReadOnlyList<string> command)
    {
        var start = new ProcessStartInfo(command[0])
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in command.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        GitSandbox.Isolate(start.Environment);
        foreach (var name in (string[])["NO_COLOR", "LEAKSCAN_DEBUG", "LEAKSCAN_UPDATE_GOLDEN"])
        {
            start.Environment.Remove(name);
        }

        start.Environment["XDG_CACHE_HOME"] = Caches;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException("The tool did not start.");
    }

    /// <summary>Waits for a process, and ends it when it hangs.</summary>
    public static int ExitCodeOf(Process process)
    {
        if (!process.WaitForExit(Patience))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"The tool was still running after {Patience}.");
        }

        return process.ExitCode;
    }
}

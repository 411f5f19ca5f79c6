using System.Reflection;

namespace LeakScan.Cli.Hooks;

/// <summary>How this program can be started again by somebody who has neither the user's PATH nor other variables, such as a program with windows.</summary>
/// <param name="Words">Absolute path of the program, and for a program that the runtime has to be told, of its assembly.</param>
/// <param name="Runtime">Folder of the .NET runtime, where the program would not find it by itself; null otherwise.</param>
internal sealed record ToolLocation(IReadOnlyList<string> Words, string? Runtime)
{
    private static readonly string[] UsualRuntimes = ["/usr/share/dotnet", "/usr/lib/dotnet", "/usr/lib64/dotnet", "/usr/local/share/dotnet", @"C:\Program Files\dotnet"];

    // Where the full program is called by its assembly's name, something else has the better one: the quick program, which is there for hooks.
    private const string FullProgram = "LeakScan.Cli";
    private const string QuickProgram = "leakscan";

    /// <summary>The running program, or the one in front of it.</summary>
    public static ToolLocation Find()
    {
        var program = Environment.ProcessPath ?? throw new UsageException("cannot tell where leakscan itself is; start it by its full path");
        if (Path.GetFileName(program) == FullProgram && Path.Combine(AppContext.BaseDirectory, QuickProgram) is var quick && File.Exists(quick))
        {
            return new ToolLocation([quick], FindRuntime());
        }

        var isRuntime = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return new ToolLocation(isRuntime ? [program, Assembly.GetExecutingAssembly().Location] : [program], FindRuntime());
    }

    // <root>/shared/Microsoft.NETCore.App/<version>/System.Private.CoreLib.dll; a program that brings its runtime along has it elsewhere.
    private static string? FindRuntime()
    {
        var shared = Path.GetDirectoryName(Path.GetDirectoryName(Path.GetDirectoryName(typeof(object).Assembly.Location)));
        return Path.GetFileName(shared) == "shared" && Path.GetDirectoryName(shared) is { } root && !UsualRuntimes.Contains(root) ? root : null;
    }
}

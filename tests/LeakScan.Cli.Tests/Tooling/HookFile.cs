namespace LeakScan.Cli.Tests.Tooling;

/// <summary>Hooks for a sandbox's repository that run the built tool.</summary>
internal static class HookFile
{
    /// <summary>Makes a hook of shell lines, in which <c>leakscan</c> is the built tool.</summary>
    public static void Write(GitSandbox repository, string hook, string lines)
    {
        var folder = repository.Git("rev-parse", "--git-path", "hooks");
        var file = Path.Combine(repository.Root, folder, hook);
        WriteProgram(file, $"#!/bin/sh\nleakscan() {{ {string.Join(' ', Tool.Command.Select(w => $"'{w}'"))} \"$@\"; }}\n{lines}\n");
    }

    /// <summary>Writes a program.</summary>
    public static void WriteProgram(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}

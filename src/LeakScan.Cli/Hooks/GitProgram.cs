using System.ComponentModel;
using System.Diagnostics;

namespace LeakScan.Cli.Hooks;

/// <summary>Asks the user's git, which alone knows all files that its settings come from, and changes a setting. Scans never need it.</summary>
internal static class GitProgram
{
    /// <summary>Runs git and returns the first line that it prints; null when it fails.</summary>
    /// <param name="folder">Where to run it.</param>
    /// <param name="arguments">The arguments.</param>
    /// <exception cref="UsageException">There is no git.</exception>
    public static string? Ask(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var git = Process.Start(start)!;
            var errors = git.StandardError.ReadToEndAsync();
            var output = git.StandardOutput.ReadToEnd();
            errors.GetAwaiter().GetResult();
            git.WaitForExit();
            return git.ExitCode == 0 ? output.Split('\n')[0].TrimEnd('\r') : null;
        }
        catch (Win32Exception e)
        {
            throw new UsageException("git is needed for this and was not found in PATH; install it, or add it to PATH", e);
        }
    }
}

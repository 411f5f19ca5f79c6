using System.Diagnostics;

namespace LeakScan.Tests.Sources.Trees;

/// <summary>Runs a shell script, for what the base class library cannot make: names that are no text, pipes, very deep folders.</summary>
internal static class Shell
{
    public static void Run(string folder, string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-e", "-c", script]) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardError = true })!;
        var errors = shell.StandardError.ReadToEnd();
        shell.WaitForExit();
        shell.ExitCode.Should().Be(0, errors);
    }
}

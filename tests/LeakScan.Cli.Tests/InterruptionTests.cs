using System.Diagnostics;
using System.Text;
using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests;

public sealed class InterruptionTests : IDisposable
{
    private const int MoreThanAPipeHolds = 1 << 20;

    private readonly GitSandbox _repository = new();

    public void Dispose() => _repository.Dispose();

    [UnixFact]
    public async Task The_first_signal_ends_the_scan_with_what_was_found_so_far()
    {
        _repository.Write("a.txt", Tokens.GitHub());
        using var process = Start("scan", "a.txt", "-", "-f", "json", "-o", "text=report.txt");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        WaitUntilItReads(process);

        Signal(process);

        Tool.ExitCodeOf(process).Should().Be(130);
        Report.Findings(await output).Should().ContainSingle().Which.Path.Should().Be("a.txt");
        (await errors).Should().Contain("leakscan: interrupted").And.NotContain("   at ");
        (await File.ReadAllTextAsync(_repository.PathOf("report.txt"))).Should().Contain("Interrupted");
    }

    [UnixFact]
    public async Task The_second_signal_ends_the_process()
    {
        using var process = Start("scan", "-");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        WaitUntilItReads(process);

        Signal(process);
        Signal(process);

        Tool.ExitCodeOf(process).Should().Be(130);
        ((await output) + (await errors)).Should().NotContain("   at ");
    }

    private Process Start(params string[] arguments) =>
        Tool.Start(_repository.Root, new Dictionary<string, string>(StringComparer.Ordinal), [.. Tool.Command, .. arguments]);

    /// <summary>Standard input comes last, so whoever has read this much of it has scanned all else.</summary>
    private static void WaitUntilItReads(Process process)
    {
        process.StandardInput.BaseStream.Write(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("nothing\n", MoreThanAPipeHolds / 8))));
        process.StandardInput.BaseStream.Flush();
    }

    private static void Signal(Process process)
    {
        using var kill = Process.Start("/bin/sh", ["-c", $"kill -{SignalName()} {process.Id}"]);
        kill.WaitForExit();
    }

    /// <summary>Ctrl-C; but whoever runs the tests in the background of a shell has it ignored, by them and by all that they start.</summary>
    private static string SignalName()
    {
        const string Ignored = "SigIgn:";
        const ulong Interrupt = 1UL << (2 - 1);
        var mask = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(Ignored, StringComparison.Ordinal)) : null;
        return mask is not null && (Convert.ToUInt64(mask[Ignored.Length..].Trim(), 16) & Interrupt) != 0 ? "TERM" : "INT";
    }
}

using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests;

public sealed class ProgressTests : IDisposable
{
    private readonly GitSandbox _repository = new();

    public void Dispose() => _repository.Dispose();

    [UnixFact]
    public void A_terminal_sees_how_far_the_scan_is()
    {
        using var terminal = new PseudoTerminal();

        SlowScan(terminal).ShouldExitWith(0).Output.Should().Contain("Clean");

        terminal.Read().Should().Contain("items").And.Contain("MiB/s");
    }

    [UnixFact]
    public void A_terminal_sees_nothing_when_progress_is_not_wanted()
    {
        using var terminal = new PseudoTerminal();

        SlowScan(terminal, "--no-progress").ShouldExitWith(0);

        terminal.Read().Should().BeEmpty();
    }

    [Fact]
    public void What_is_no_terminal_sees_nothing() =>
        Tool.Run(_repository.Root, "scan").ShouldExitWith(0).Errors.Should().BeEmpty();

    /// <summary>Standard input that takes a second, standard error on the terminal.</summary>
    private ToolResult SlowScan(PseudoTerminal terminal, params string[] options) => new ToolRun
    {
        Folder = _repository.Root,
        Arguments = ["scan", "-", .. options],
        Shell = $"{{ echo nothing; sleep 2; echo nothing; }} | \"$@\" 2>{terminal.Path}",
        Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["TERM"] = "xterm" },
    }.Finish();
}

using System.Text;
using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests;

/// <summary>The engine as other programs use it: the example, which sees only what is public.</summary>
public sealed class LibraryTests : IDisposable
{
    private readonly GitSandbox _git = new();

    public void Dispose() => _git.Dispose();

    [Fact]
    public void Scans_a_text_a_folder_and_a_history_and_writes_SARIF()
    {
        var commit = _git.CommitFile("old.txt", Tokens.GitHub("old"));
        _git.Git("rm", "-q", "old.txt");
        _git.Commit();
        _git.Write("src/new.txt", Tokens.GitHub("new"));

        var result = Run(Tokens.GitHub("text"), _git.Root, "leaks.sarif").ShouldExitWith(0);

        result.Output.Should().Be($"""
            deploy/settings.yml:1: GitHub personal access token (classic) ghp_***
            1 found.
            src/new.txt:1: GitHub personal access token (classic) ghp_***
            1 found.
            old.txt:1: GitHub personal access token (classic) ghp_*** since {commit[..10]} by {GitSandbox.UserName}
            1 found.

            """);
        File.ReadAllText(_git.PathOf("leaks.sarif")).Should().Contain("\"github-pat-classic\"").And.Contain("old.txt").And.NotContain(Tokens.GitHub("old"));
    }

    [Fact]
    public void Says_that_there_is_no_repository() =>
        Run("", _git.Outside, "leaks.sarif").Errors.Should().Contain("LeakScan.Sources.SourceException").And.Contain(_git.Outside);

    private ToolResult Run(string text, params string[] arguments) => new ToolRun
    {
        Folder = _git.Root,
        Command = [Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", Tool.PathOf("ExamplePath")],
        Arguments = arguments,
        Input = Encoding.UTF8.GetBytes(text),
    }.Finish();
}

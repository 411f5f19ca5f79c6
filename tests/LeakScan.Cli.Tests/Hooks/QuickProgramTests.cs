using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests.Hooks;

/// <summary>The program in front of the full one, which is a script here that says with what it was started.</summary>
public sealed class QuickProgramTests : IDisposable
{
    private const int CodeOfFullProgram = 42;

    private static readonly string Built = Path.GetDirectoryName(Tool.PathOf("QuickPath"))!;

    private readonly GitSandbox _repository = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("leakscan-quick-").FullName;

    public QuickProgramTests()
    {
        foreach (var file in Directory.GetFiles(Built))
        {
            File.Copy(file, Path.Combine(_folder, Path.GetFileName(file)));
        }

        var full = Path.Combine(_folder, "LeakScan.Cli");
        File.WriteAllText(full, $"#!/bin/sh\necho \"full: $*\"\ncat\nexit {CodeOfFullProgram}\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(full, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
    }

    public void Dispose()
    {
        _repository.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [UnixTheory]
    [InlineData("hook", "run", "pre-commit", "--")]
    [InlineData("hook", "run", "pre-commit")]
    [InlineData("hook", "run", "commit-msg", "--", "message")]
    public void Lets_a_clean_commit_through_in_silence(params string[] arguments)
    {
        Stage("fine\n");

        Run(arguments).ShouldExitWith(0).All.Should().BeEmpty();
    }

    [UnixTheory]
    [InlineData("")]
    [InlineData("version: 1\nrules:\n  disable: [github-pat-classic]\n")]
    [InlineData("version: 1\npaths:\n  exclude: ['*.txt']\n")]
    [InlineData("version: 1\nbaseline: accepted\n")]
    public void Reports_a_clean_index_as_the_full_program_does(string configuration)
    {
        Stage(configuration.Length == 0 ? "fine\n" : Tokens.GitHub() + "\n");
        if (configuration.Length > 0)
        {
            _repository.Write(".leakscan.yml", configuration);
            Tool.Run(_repository.Root, "baseline", "create", "--no-config", "--baseline", "accepted").ShouldExitWith(0);
        }

        Run("staged").ShouldExitWith(0).All.Should().Be(Tool.Run(_repository.Root, "staged").ShouldExitWith(0).All);
    }

    [UnixTheory]
    [InlineData("staged")]
    [InlineData("hook", "run", "pre-commit", "--")]
    [InlineData("hook", "run", "commit-msg", "--", "message")]
    public void Leaves_a_finding_to_the_full_program(params string[] arguments)
    {
        Stage(Tokens.GitHub());

        Run(arguments).ShouldExitWith(CodeOfFullProgram).All.Should().Be($"full: {string.Join(' ', arguments)}\ninput");
    }

    [UnixFact]
    public void Leaves_to_the_full_program_what_it_cannot_read()
    {
        Stage("fine\n");
        _repository.Write(".leakscan.yml", "version: 7\n");
        Run("staged").ShouldExitWith(CodeOfFullProgram);

        _repository.Write(".leakscan.yml", "version: 1\nbaseline: not-there\n");
        Run("staged").ShouldExitWith(CodeOfFullProgram);

        File.Delete(_repository.PathOf(".leakscan.yml"));
        var blob = _repository.Git("ls-files", "-s", "a.txt").Split(' ')[1];
        var damaged = _repository.PathOf($".git/objects/{blob[..2]}/{blob[2..]}");
        File.Delete(damaged);
        Run("hook", "run", "pre-commit", "--").ShouldExitWith(CodeOfFullProgram);

        Directory.Delete(_repository.PathOf(".git"), recursive: true);
        Run("staged").ShouldExitWith(CodeOfFullProgram);
    }

    [UnixTheory]
    [InlineData("rules", "it's a word", "")]
    [InlineData("scan", "-")]
    [InlineData("scan", "--help")]
    [InlineData("scan", "/h")]
    [InlineData("scan", "--hystory")]
    [InlineData("scan", "-f", "sarif")]
    [InlineData("scan", "-v")]
    [InlineData("scan", "--rules", "rules")]
    [InlineData("scan", "--config", "not-there")]
    [InlineData("scan", "-o", "not/there")]
    [InlineData("history", "not-there")]
    [InlineData("staged", "-v")]
    [InlineData("hook", "run", "pre-push", "--", "origin")]
    [InlineData("--help")]
    [InlineData]
    public void Hands_all_other_commands_on_with_standard_input(params string[] arguments)
    {
        Stage("fine\n");

        Run(arguments).ShouldExitWith(CodeOfFullProgram).All.Should().Be($"full: {string.Join(' ', arguments)}\ninput");
    }

    [UnixTheory]
    [InlineData("scan")]
    [InlineData("scan", "--history", "--no-cache", "--format", "jsonl")]
    [InlineData("scan", "--no-redact", "--format", "csv", "a.txt")]
    [InlineData("scan", "--include", "*.md")]
    [InlineData("history", "--no-cache", "--quiet", "--format", "markdown")]
    public void Scans_and_reports_as_the_full_program_does(params string[] arguments)
    {
        Stage(Tokens.GitHub() + "\n");
        _repository.Commit();

        var result = Run(arguments);

        var full = Tool.Run(_repository.Root, arguments);
        result.ShouldExitWith(full.ExitCode).Output.Should().Be(full.Output);
        result.Errors.Should().Be(full.Errors);
    }

    [UnixFact]
    public void Writes_reports_to_files_as_the_full_program_does()
    {
        Stage(Tokens.GitHub() + "\n");

        Run("scan", "a.txt", "-o", "html=first", "-o", "second.txt").ShouldExitWith(1).Errors.Should().Contain("1 finding");

        Tool.Run(_repository.Root, "scan", "a.txt", "-o", "html=third", "-o", "fourth.txt").ShouldExitWith(1);
        File.ReadAllBytes(_repository.PathOf("first")).Should().Equal(File.ReadAllBytes(_repository.PathOf("third")));
        File.ReadAllBytes(_repository.PathOf("second.txt")).Should().Equal(File.ReadAllBytes(_repository.PathOf("fourth.txt")));
    }

    [UnixFact]
    public void Says_what_is_wrong_where_the_full_program_is_missing()
    {
        File.Delete(Path.Combine(_folder, "LeakScan.Cli"));

        Run("rules").ShouldExitWith(2).Errors.Should().StartWith("leakscan: cannot start '").And.EndWith("install LeakScan again\n");
    }

    private void Stage(string text)
    {
        _repository.Write("message", text);
        _repository.Write("a.txt", text).Git("add", "a.txt");
    }

    private ToolResult Run(params string[] arguments) => new ToolRun
    {
        Folder = _repository.Root,
        Command = [Tool.Command.Count > 1 ? Tool.Command[0] : "dotnet", Path.Combine(_folder, Path.GetFileName(Tool.PathOf("QuickPath")))],
        Arguments = arguments,
        Input = "input"u8.ToArray(),
    }.Finish();
}

using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests;

public sealed class BadInputTests : IDisposable
{
    private readonly GitSandbox _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("history")]
    [InlineData("staged")]
    [InlineData("scan", "--history")]
    public void A_folder_that_is_no_repository(params string[] arguments)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_repository.Outside, "plain")).FullName;

        var result = Tool.Run(folder, arguments).ShouldExitWith(2);

        result.Errors.Should().MatchRegex("^leakscan: .*repository.*\n$");
        result.Output.Should().BeEmpty();
    }

    [Theory]
    [InlineData("scan")]
    [InlineData("history")]
    [InlineData("staged")]
    public void A_path_that_does_not_exist(string command)
    {
        var result = Tool.Run(_repository.Root, command, "no/such/path").ShouldExitWith(2);

        result.Errors.Should().MatchRegex("^leakscan: .*no/such/path.*\n$");
        result.Output.Should().BeEmpty();
    }

    [Theory]
    [InlineData("--range", "main..nowhere")]
    [InlineData("--ref", "nowhere")]
    public void A_reference_that_does_not_exist(params string[] options)
    {
        _repository.CommitFile("a.txt", "one");

        Tool.Run(_repository.Root, ["history", .. options]).ShouldExitWith(2).Errors.Should().MatchRegex("^leakscan: .*nowhere.*\n$");
    }

    [Fact]
    public void A_range_that_an_unset_variable_leaves_empty()
    {
        _repository.CommitFile("a.txt", "one");

        var result = Tool.Run(_repository.Root, "history", "--range", "..HEAD").ShouldExitWith(2);

        result.Errors.Should().Be("leakscan: '..HEAD' has nothing before its '..', which stands for HEAD, and so holds no commit: name where it begins.\n");
    }

    [Theory]
    [InlineData("extensions.objectFormat", "sha256", "names its objects by SHA256")]
    [InlineData("extensions.refStorage", "reftable", "keeps its references as 'reftable'")]
    public void A_repository_of_a_form_that_is_not_read_keeps_no_files_from_being_scanned(string extension, string value, string reason)
    {
        _repository.Write("a.txt", Tokens.GitHub()).Git("config", "core.repositoryFormatVersion", "1");
        File.AppendAllText(_repository.PathOf(".git/config"), $"[{extension[..10]}]\n{extension[11..]} = {value}\n");

        Tool.Run(_repository.Root, "scan").ShouldExitWith(1).Errors.Should().StartWith("leakscan: files only: ").And.Contain(reason);
        Tool.Run(_repository.Root, "scan", "--history").ShouldExitWith(2);
        Tool.Run(_repository.Root, "baseline", "create").ShouldExitWith(0);
        Tool.Run(_repository.Root, "scan", "--baseline", ".leakscan.baseline").ShouldExitWith(0);
        Tool.Run(_repository.Root, "init").ShouldExitWith(0);
    }

    [Fact]
    public void A_git_file_that_leads_nowhere_keeps_no_files_from_being_scanned()
    {
        var copy = Directory.CreateDirectory(Path.Combine(_repository.Outside, "copy")).FullName;
        File.WriteAllText(Path.Combine(copy, ".git"), "gitdir: ../gone/.git/worktrees/copy\n");
        File.WriteAllText(Path.Combine(copy, "a.txt"), Tokens.GitHub());

        Tool.Run(copy, "scan").ShouldExitWith(1).Errors.Should().MatchRegex("^leakscan: files only: .* names a git directory that is not there.*\n$");
    }

    [UnixTheory]
    [InlineData("")]
    [InlineData("-")]
    public void A_current_folder_that_is_gone(string path)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_repository.Outside, "gone")).FullName;

        new ToolRun { Folder = folder, Arguments = ["scan", .. path.Length > 0 ? [path] : (string[])[]], Shell = "rmdir ../gone; exec \"$@\"" }.Finish()
            .ShouldExitWith(2).Errors.Should().Be("leakscan: the current folder is no longer there; change to another one\n");
    }

    [UnixFact]
    public void A_pipe_in_the_place_of_a_file() =>
        new ToolRun { Folder = _repository.Root, Arguments = ["scan", "/dev/stdin"], Shell = "echo x | \"$@\"" }.Finish()
            .ShouldExitWith(2).Errors.Should().StartWith("leakscan: '/dev/stdin' is neither a file nor a folder. To scan the output of a program, pipe it ");

    [UnixTheory]
    [InlineData(".leakscan.yml", "scan")]
    [InlineData(".leakscan.yml", "staged")]
    [InlineData("pipe", "scan", "--config", "pipe")]
    [InlineData("pipe", "scan", "--rules", "pipe")]
    [InlineData("rules/pipe.yml", "scan", "--rules", "rules")]
    [InlineData("pipe", "scan", "--baseline", "pipe")]
    [InlineData("pipe", "baseline", "create", "--from", "pipe")]
    [InlineData("pipe", "baseline", "show", "--baseline", "pipe")]
    [InlineData("pipe", "rules", "check", "pipe")]
    [InlineData("pipe", "rules", "import", "pipe")]
    [InlineData("pipe", "report", "merge", "pipe", "-o", "x")]
    [InlineData("pipe", "explain", "pipe:1")]
    [InlineData("pipe", "hook", "run", "commit-msg", "pipe")]
    public void A_pipe_or_folder_in_the_place_of_a_file_to_read(string path, params string[] arguments)
    {
        var folder = Path.GetDirectoryName(_repository.PathOf(path))!;
        Directory.CreateDirectory(folder);

        new ToolRun { Folder = _repository.Root, Arguments = arguments, Shell = $"mkfifo {path}; exec timeout 60 \"$@\"" }.Finish()
            .ShouldExitWith(2).Errors.Should().MatchRegex("^leakscan: [^\n]*it is a pipe or a device and no file[^\n]*\n$");

        File.Delete(_repository.PathOf(path));
        Directory.CreateDirectory(_repository.PathOf(path));
        Tool.Run(_repository.Root, arguments).ShouldExitWith(2).Errors.Should().MatchRegex("^leakscan: [^\n]*folder[^\n]*\n$");
    }

    [UnixFact]
    public void A_pipe_among_the_files_of_git_holds_up_no_scan()
    {
        _repository.Write("a.txt", Tokens.GitHub()).Write("sub/b.txt", "");

        new ToolRun { Folder = _repository.Root, Arguments = ["scan"], Shell = "mkfifo .gitignore sub/.git; exec timeout 60 \"$@\"" }.Finish().ShouldExitWith(1);
    }

    [UnixFact]
    public void A_pipe_that_a_shell_passes_is_read() =>
        new ToolRun { Folder = _repository.Root, Arguments = ["scan", "--config", "/dev/stdin"], Shell = "echo version: 1 | \"$@\"" }.Finish().ShouldExitWith(0);

    [UnixTheory]
    [InlineData("scan", "-")]
    [InlineData("explain", "-")]
    [InlineData("push")]
    public void A_standard_input_that_is_closed(params string[] arguments) =>
        new ToolRun { Folder = _repository.Root, Arguments = arguments, Shell = "exec timeout 60 \"$@\" <&-" }.Finish()
            .ShouldExitWith(2).Errors.Should().MatchRegex("^leakscan: [^\n]*(standard input is closed|this is a terminal)[^\n]*\n$");

    [UnixFact]
    public void A_file_that_cannot_be_read_is_a_gap_and_the_rest_is_scanned()
    {
        var unreadable = Unreadable();
        _repository.Write("b.txt", "clean");

        var result = Tool.Run(_repository.Root, "scan", unreadable, "b.txt").ShouldExitWith(3);
        result.Output.Should().Contain("1 unreadable");

        _repository.Write("b.txt", Tokens.GitHub());
        Tool.Run(_repository.Root, "scan", unreadable, "b.txt").ShouldExitWith(1);
    }

    [Fact]
    public void A_file_above_the_limit_is_a_gap()
    {
        _repository.Write("big.txt", new string('x', 5000));

        Tool.Run(_repository.Root, "scan", "--max-file-size", "4k").ShouldExitWith(3).Output.Should().Contain("1 too large").And.Contain("big.txt");
        Tool.Run(_repository.Root, "scan", "--max-file-size", "8k").ShouldExitWith(0);
    }

    [Theory]
    [InlineData("scan", "--rules")]
    [InlineData("rules", "check")]
    [InlineData("rules", "list", "--rules")]
    public void A_broken_rule_is_named_with_file_and_line(params string[] arguments)
    {
        _repository.Write("bad.yml", RuleFiles.Broken);

        var result = Tool.Run(_repository.Root, [.. arguments, "bad.yml"]).ShouldExitWith(2);

        result.Errors.Should().MatchRegex(@"^leakscan: bad\.yml:9: .*\n$");
        result.Output.Should().BeEmpty();
    }

    [Fact]
    public void A_rule_file_that_is_no_yaml_or_does_not_exist()
    {
        _repository.Write("bad.yml", "provider: Acme\nrules:\n  - id: [a\n");

        Tool.Run(_repository.Root, "scan", "--rules", "bad.yml").ShouldExitWith(2).Errors.Should().MatchRegex(@"^leakscan: bad\.yml:\d+: ");
        Tool.Run(_repository.Root, "scan", "--rules", "none.yml").ShouldExitWith(2).Errors.Should().MatchRegex("^leakscan: none\\.yml: .*\n$");
    }

    [Fact]
    public void A_corrupt_object_is_a_gap_and_the_rest_is_scanned()
    {
        _repository.CommitFile("good.txt", Tokens.GitHub());
        _repository.CommitFile("bad.txt", "will be damaged");
        Damage(_repository.LooseObjectPath(_repository.Id("HEAD:bad.txt")));

        var result = Tool.Run(_repository.Root, "history").ShouldExitWith(1);

        result.Output.Should().Contain("good.txt").And.Contain("1 corrupt object").And.Contain("Not everything was read");
    }

    [Fact]
    public void A_missing_object_makes_a_clean_history_incomplete()
    {
        _repository.CommitFile("a.txt", "clean");
        _repository.CommitFile("gone.txt", "will be missing");
        File.Delete(_repository.LooseObjectPath(_repository.Id("HEAD:gone.txt")));

        Tool.Run(_repository.Root, "history").ShouldExitWith(3).Output.Should().Contain("1 missing object");
    }

    [UnixFact]
    public void A_reader_that_goes_away_ends_the_output_quietly()
    {
        for (var i = 0; i < 2000; i++)
        {
            _repository.Write($"file{i}.txt", Tokens.GitHub($"{i}"));
        }

        var run = new ToolRun { Folder = _repository.Root, Arguments = ["scan", "-f", "jsonl"], Shell = "{ \"$@\"; echo $? >code; } | head -1" };

        var result = run.Finish().ShouldExitWith(0);

        result.Errors.Should().BeEmpty();
        result.Output.Split('\n').Should().HaveCount(2);
        File.ReadAllText(_repository.PathOf("code")).Should().Be("1\n");
    }

    private static void Damage(string file)
    {
        File.SetAttributes(file, FileAttributes.Normal);
        File.WriteAllText(file, "this is no zlib stream");
    }

    /// <summary>A file nobody may read; for root, whom no permission stops, one that the kernel only takes writes for.</summary>
    private string Unreadable()
    {
        const string WriteOnly = "/sys/bus/cpu/uevent";
        if (Environment.IsPrivilegedProcess && File.Exists(WriteOnly))
        {
            return WriteOnly;
        }

        _repository.Write("a.txt", "a text");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_repository.PathOf("a.txt"), UnixFileMode.None);
        }

        return "a.txt";
    }
}

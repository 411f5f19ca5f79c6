using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests.Hooks;

/// <summary>Hooks for all repositories of a user.</summary>
public sealed class GlobalHookTests : IDisposable
{
    private readonly GitSandbox _repository = new();

    public void Dispose() => _repository.Dispose();

    [UnixFact]
    public void Holds_for_every_repository_and_still_runs_their_own_hooks()
    {
        HookFile.WriteProgram(_repository.PathOf(".git/hooks/pre-commit"), "#!/bin/sh\necho own >> ../own.txt\n");
        HookFile.WriteProgram(_repository.PathOf(".git/hooks/post-commit"), "#!/bin/sh\necho after >> ../own.txt\n");
        Run("hook install pre-commit --global").ShouldExitWith(0);

        Git("commit -q --allow-empty -m Fine").ShouldExitWith(0);
        _repository.Write("a.txt", Tokens.GitHub()).Git("add", "--all");
        Git("commit -q -m Leak").ShouldExitWith(1).Errors.Should().Contain("the commit is stopped");

        File.ReadAllText(Path.Combine(_repository.Outside, "own.txt")).Should().Be("own\nafter\nown\n");
        Run("hook status pre-commit").ShouldExitWith(2).Errors.Should().Contain("use --global to install there");
        Run("hook status pre-commit --global").ShouldExitWith(0).Output.Should().Be($"pre-commit\tinstalled\t{Folder}/pre-commit\n");
    }

    [UnixFact]
    public void Says_what_it_cannot_read_and_stops_nobody_for_it()
    {
        Run("hook install --global").ShouldExitWith(0);
        Run("hook install commit-msg --global").ShouldExitWith(0);
        _repository.Git("config", "core.repositoryFormatVersion", "1");
        File.AppendAllText(_repository.PathOf(".git/config"), "[extensions]\nobjectFormat = sha256\n");

        Run("hook run pre-commit --").ShouldExitWith(0).Errors.Should().MatchRegex("^leakscan: the commit is not scanned: .*SHA256.*\n$");
        _repository.Write("message", Tokens.GitHub());
        Run("hook run commit-msg -- message").ShouldExitWith(1);
        Run("hook run pre-receive --").ShouldExitWith(2);
    }

    [UnixFact]
    public void Leaves_nothing_behind()
    {
        Run("hook install --global").ShouldExitWith(0);
        Run("hook uninstall pre-push --global").ShouldExitWith(0);
        Directory.Exists(Folder).Should().BeTrue("pre-commit is still there");

        Run("hook uninstall --global").ShouldExitWith(0);

        Directory.Exists(Folder).Should().BeFalse();
        File.ReadAllText(Settings).Should().NotContain("hooksPath");
    }

    [UnixFact]
    public void Uses_the_folder_that_the_user_has_chosen()
    {
        var folder = Path.Combine(_repository.Outside, "all hooks");
        HookFile.WriteProgram(Path.Combine(folder, "pre-commit"), "#!/bin/sh\nexit 0\n");
        File.WriteAllText(Settings, $"[core]\nhooksPath = \"{folder}\"\n");

        Run("hook install pre-commit --global").ShouldExitWith(0).Errors.Should().Contain("the hook that was there runs first");
        Run("hook uninstall --global").ShouldExitWith(0);

        Directory.EnumerateFiles(folder).Select(Path.GetFileName).Should().Equal("pre-commit");
        File.ReadAllText(Settings).Should().Contain("hooksPath");
    }

    private string Settings => Path.Combine(_repository.Outside, "gitconfig");

    private string Folder => Path.Combine(_repository.Outside, "config", "leakscan", "hooks");

    private Dictionary<string, string> Variables => new()
    {
        ["GIT_CONFIG_GLOBAL"] = Settings,
        ["XDG_CONFIG_HOME"] = Path.Combine(_repository.Outside, "config"),
    };

    private ToolResult Run(string arguments) => new ToolRun { Folder = _repository.Root, Arguments = arguments.Split(' '), Environment = Variables }.Finish();

    private ToolResult Git(string arguments) =>
        new ToolRun { Folder = _repository.Root, Arguments = [], Environment = Variables, Shell = "exec git " + arguments }.Finish();
}

using System.Runtime.Versioning;
using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests.Hooks;

/// <summary>What installing and removing does to what is there.</summary>
public sealed class HookInstallTests : IDisposable
{
    private readonly GitSandbox _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Installs_shows_and_removes_hooks()
    {
        var installed = Tool.Run(_repository.Root, "hook", "install").ShouldExitWith(0);

        installed.Errors.Should().Be($"leakscan: pre-commit installed in {Hooks}\nleakscan: pre-push installed in {Hooks}\n");
        Status().Should().Equal("installed", "not installed", "installed", "not installed");

        Tool.Run(_repository.Root, "hook", "uninstall", "pre-push").ShouldExitWith(0);
        Status().Should().Equal("installed", "not installed", "not installed", "not installed");
        Tool.Run(_repository.Root, "hook", "uninstall").ShouldExitWith(0);
        Tool.Run(_repository.Root, "hook", "uninstall").ShouldExitWith(0).Errors.Should().Contain("there is no hook of leakscan to remove");
        Directory.EnumerateFiles(Hooks).Where(f => !f.EndsWith(".sample", StringComparison.Ordinal)).Should().BeEmpty();
    }

    [Fact]
    public void Installs_nothing_where_the_hook_would_stop_every_commit()
    {
        _repository.Git("init", "--quiet", "--object-format=sha256", "long");

        Tool.Run(_repository.Root, "hook", "install", "--repo", "long").ShouldExitWith(2).Errors.Should().Contain("names its objects by SHA256, which is not supported");
        File.Exists(Path.Combine(_repository.Root, "long", ".git", "hooks", "pre-commit")).Should().BeFalse();
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public void Puts_the_hook_back_that_was_there_as_it_was()
    {
        const string Text = "#!/bin/sh\n# mine\n";
        HookFile.WriteProgram(Hook("pre-commit"), Text);
        var mode = File.GetUnixFileMode(Hook("pre-commit"));

        Tool.Run(_repository.Root, "hook", "install", "pre-commit").ShouldExitWith(0).Errors.Should().Contain("the hook that was there runs first");
        Tool.Run(_repository.Root, "hook", "install", "pre-commit").ShouldExitWith(0);
        Status()[0].Should().Be("installed, after the hook that was there");
        Tool.Run(_repository.Root, "hook", "uninstall").ShouldExitWith(0).Errors.Should().Contain("the hook that was there before is back");

        File.ReadAllText(Hook("pre-commit")).Should().Be(Text);
        File.GetUnixFileMode(Hook("pre-commit")).Should().Be(mode);
        File.Exists(Hook("pre-commit.before-leakscan")).Should().BeFalse();
    }

    [UnixFact]
    public void Keeps_a_link_that_leads_nowhere()
    {
        File.CreateSymbolicLink(Hook("pre-commit"), "../../tools/hook");

        Tool.Run(_repository.Root, "hook", "install", "pre-commit").ShouldExitWith(0);
        Tool.Run(_repository.Root, "hook", "uninstall").ShouldExitWith(0);

        new FileInfo(Hook("pre-commit")).LinkTarget.Should().Be("../../tools/hook");
    }

    [Fact]
    public void Refuses_to_set_a_second_hook_aside()
    {
        Tool.Run(_repository.Root, "hook", "install", "pre-commit").ShouldExitWith(0);
        File.WriteAllText(Hook("pre-commit.before-leakscan"), "first");
        File.WriteAllText(Hook("pre-commit"), "second");

        Tool.Run(_repository.Root, "hook", "install", "pre-commit").ShouldExitWith(2).Errors.Should().Contain("put both into one file and try again");
        Tool.Run(_repository.Root, "hook", "uninstall").ShouldExitWith(0);

        (File.ReadAllText(Hook("pre-commit")), File.ReadAllText(Hook("pre-commit.before-leakscan"))).Should().Be(("second", "first"));
    }

    [Theory]
    [InlineData("install")]
    [InlineData("uninstall")]
    public void Leaves_a_hook_of_its_own_alone_that_was_edited(string command)
    {
        Tool.Run(_repository.Root, "hook", "install", "pre-commit").ShouldExitWith(0);
        File.AppendAllText(Hook("pre-commit"), "echo mine\n");
        var text = File.ReadAllText(Hook("pre-commit"));

        Tool.Run(_repository.Root, "hook", command, "pre-commit").ShouldExitWith(2).Errors.Should().StartWith("leakscan: the pre-commit hook was made by leakscan and edited since;");

        File.ReadAllText(Hook("pre-commit")).Should().Be(text);
        Status()[0].Should().Be("installed and edited since");
    }

    [Fact]
    public void Follows_hooks_path_and_work_trees()
    {
        _repository.CommitFile("a.txt", "base\n");
        var linked = Path.Combine(_repository.Outside, "linked");
        _repository.Git("worktree", "add", "-q", linked);
        Tool.Run(linked, "hook", "install", "pre-commit").ShouldExitWith(0);
        File.Exists(Hook("pre-commit")).Should().BeTrue();

        _repository.Git("config", "core.hooksPath", "my hooks");
        Tool.Run(_repository.Root, "hook", "install", "pre-commit").ShouldExitWith(0);
        File.Exists(_repository.PathOf("my hooks/pre-commit")).Should().BeTrue();
    }

    [Fact]
    public void Refuses_the_folder_that_husky_writes()
    {
        _repository.Git("config", "core.hooksPath", ".husky/_");

        Tool.Run(_repository.Root, "hook", "install").ShouldExitWith(2).Errors.Should().Contain("add the line 'leakscan hook run pre-commit' to .husky/pre-commit");
    }

    [Fact]
    public void A_bare_repository_gets_the_hook_that_receives()
    {
        using var bare = new GitSandbox("--bare");

        Tool.Run(bare.Root, "hook", "install").ShouldExitWith(0);

        File.Exists(Path.Combine(bare.Root, "hooks", "pre-receive")).Should().BeTrue();
        File.Exists(Path.Combine(bare.Root, "hooks", "pre-commit")).Should().BeFalse();
    }

    [Theory]
    [InlineData("leakscan is no 'pre-comit' hook; use one of pre-commit, commit-msg, pre-push, pre-receive (did you mean 'pre-commit'?)", "install", "pre-comit")]
    [InlineData("--global and --repo contradict each other; give one of them", "install", "--global", "--repo", ".")]
    [InlineData("'nowhere' is no folder; name one in a git repository", "status", "--repo", "nowhere")]
    public void Says_what_is_wrong_with_the_command_line(string sentence, params string[] arguments) =>
        Tool.Run(_repository.Root, ["hook", .. arguments]).ShouldExitWith(2).Errors.Should().Be($"leakscan: {sentence}\n");

    [Fact]
    public void Says_when_there_is_no_repository() =>
        Tool.Run(_repository.Outside, "hook", "install").ShouldExitWith(2).Errors.Should().Contain("is not in a git repository");

    private string Hooks => _repository.PathOf(".git/hooks");

    private string Hook(string name) => Path.Combine(Hooks, name);

    private IReadOnlyList<string> Status() =>
        [.. Tool.Run(_repository.Root, "hook", "status").ShouldExitWith(0).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')[1])];
}

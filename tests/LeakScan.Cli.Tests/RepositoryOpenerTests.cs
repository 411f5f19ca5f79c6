using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests;

/// <summary>Hooks that git itself runs, with the variables that it sets for them.</summary>
public sealed class RepositoryOpenerTests : IDisposable
{
    private readonly GitSandbox _repository = new();

    public RepositoryOpenerTests() => _repository.CommitFile("a.txt", "base\n");

    public void Dispose() => _repository.Dispose();

    [UnixFact]
    public void A_hook_reads_the_index_that_commit_all_commits()
    {
        HookFile.Write(_repository, "pre-commit", "leakscan staged");
        _repository.Write("a.txt", Tokens.GitHub());

        var commit = () => _repository.Git("commit", "-q", "-a", "-m", "Leak");

        commit.Should().Throw<InvalidOperationException>().WithMessage("*failed with 1*");
        Tool.Run(_repository.Root, "staged").ShouldExitWith(0);
    }

    [UnixFact]
    public void A_hook_that_names_its_repository_reads_that_index_too()
    {
        HookFile.Write(_repository, "pre-commit", "leakscan staged -q \"$PWD\" > report.txt");
        _repository.Write("a.txt", Tokens.GitHub());

        var commit = () => _repository.Git("commit", "-q", "-a", "-m", "Leak");

        commit.Should().Throw<InvalidOperationException>().WithMessage("*failed with 1*");
    }

    [UnixFact]
    public void Only_the_paths_that_a_partial_commit_names_count()
    {
        _repository.CommitFile("b.txt", "base\n");
        HookFile.Write(_repository, "pre-commit", "leakscan staged");
        _repository.Write("a.txt", Tokens.GitHub()).Write("b.txt", "fine\n");
        _repository.Git("add", "a.txt");

        _repository.Git("commit", "-q", "-m", "Fine", "b.txt");

        _repository.Id("HEAD:b.txt").Should().NotBe(_repository.Id("HEAD~1:b.txt"));
        Tool.Run(_repository.Root, "staged").ShouldExitWith(1);
    }

    [UnixFact]
    public void A_hook_of_a_linked_work_tree_reads_its_own_index()
    {
        var linked = Path.Combine(_repository.Outside, "linked tree");
        _repository.Git("worktree", "add", "-q", "--detach", linked);
        HookFile.Write(_repository, "pre-commit", "leakscan staged");
        File.WriteAllText(Path.Combine(linked, "a.txt"), Tokens.GitHub());

        var commit = () => _repository.Git("-C", linked, "commit", "-q", "-a", "-m", "Leak");

        commit.Should().Throw<InvalidOperationException>().WithMessage("*failed with 1*");
    }

    [Fact]
    public void Git_dir_and_work_tree_lead_to_a_repository_elsewhere()
    {
        _repository.Write("a.txt", Tokens.GitHub()).Git("add", "a.txt");
        var environment = new Dictionary<string, string> { ["GIT_DIR"] = Path.Combine(_repository.Root, ".git"), ["GIT_WORK_TREE"] = _repository.Root };

        new ToolRun { Folder = Path.GetTempPath(), Arguments = ["staged"], Environment = environment }.Finish().ShouldExitWith(1);
    }

    [Fact]
    public void The_variables_of_one_repository_do_not_hold_for_another()
    {
        using var other = new GitSandbox();
        other.Write("a.txt", Tokens.GitHub()).Git("add", "a.txt");
        var environment = new Dictionary<string, string> { ["GIT_DIR"] = ".git", ["GIT_INDEX_FILE"] = ".git/index" };

        new ToolRun { Folder = _repository.Root, Arguments = ["staged", other.Root], Environment = environment }.Finish().ShouldExitWith(1);
    }

    [Fact]
    public void Says_so_when_git_dir_names_no_repository()
    {
        var result = new ToolRun { Folder = _repository.Root, Arguments = ["staged"], Environment = new Dictionary<string, string> { ["GIT_DIR"] = "nowhere" } }.Finish();

        result.ShouldExitWith(2).Errors.Should().StartWith("leakscan: GIT_DIR names ");
    }
}

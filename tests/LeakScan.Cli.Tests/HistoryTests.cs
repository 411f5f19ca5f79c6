using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests;

public sealed class HistoryTests : IDisposable
{
    private readonly GitSandbox _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Names_the_commit_and_says_that_the_secret_is_still_there()
    {
        _repository.CommitFile("a.txt", "nothing yet\n");
        var commit = _repository.CommitFile("src/key.txt", $"\n{Tokens.GitHub()}\n", "Add the key");
        _repository.CommitFile("a.txt", "more\n");

        var finding = Findings().Should().ContainSingle().Subject;

        finding.Should().Be(new ReportedFinding(
            Tokens.GitHubRule, "src/key.txt", 2, 1, "ghp_***", commit, GitSandbox.UserName, AtHead: true, "head", "blob"));
        Tool.Run(_repository.Root, "history").ShouldExitWith(1).Output.Should().Contain(commit[..10]).And.Contain("Add the key").And.Contain("still at HEAD");
    }

    [Fact]
    public void Says_when_the_secret_is_gone_from_head()
    {
        var commit = _repository.CommitFile("key.txt", Tokens.GitHub());
        _repository.CommitFile("key.txt", "removed");

        var finding = Findings().Should().ContainSingle().Subject;

        (finding.Commit, finding.AtHead, finding.Reachability).Should().Be((commit, false, "reference"));
        Tool.Run(_repository.Root, "history").Output.Should().Contain("not at HEAD");
    }

    [Fact]
    public void Finds_what_only_a_merge_commit_holds()
    {
        _repository.CommitFile("a.txt", "base\n");
        _repository.Git("checkout", "-q", "-b", "side");
        _repository.CommitFile("b.txt", "side\n");
        _repository.Git("checkout", "-q", "main");
        _repository.CommitFile("c.txt", "main\n");
        _repository.Git("merge", "-q", "--no-commit", "side");
        var merge = _repository.CommitFile("evil.txt", Tokens.GitHub(), "Merge side");

        Findings().Should().ContainSingle().Which.Commit.Should().Be(merge);
    }

    [Fact]
    public void Finds_what_only_a_stash_holds()
    {
        _repository.CommitFile("a.txt", "base\n");
        _repository.Write("a.txt", Tokens.GitHub());
        _repository.Git("stash", "-q");

        Findings().Should().ContainSingle().Which.Reachability.Should().Be("stash");
    }

    [Fact]
    public void Finds_secrets_in_the_messages_of_commits_and_tags()
    {
        var commit = _repository.CommitFile("a.txt", "base\n", $"Use {Tokens.GitHub("commit")}");
        _repository.Git("tag", "-a", "v1", "-m", $"Signed off with {Tokens.GitHub("tag")}");

        Findings().Select(f => (f.Kind, f.Commit)).Should().BeEquivalentTo([("commit", commit), ("tag", commit)]);
    }

    [Fact]
    public void A_range_limits_what_is_read()
    {
        _repository.CommitFile("old.txt", Tokens.GitHub("old"));
        _repository.CommitFile("new.txt", Tokens.GitHub("new"));

        Findings("--range", "HEAD~1..HEAD").Should().ContainSingle().Which.Path.Should().Be("new.txt");
        Findings("--max-commits", "1").Should().ContainSingle().Which.Path.Should().Be("new.txt");
    }

    [Theory]
    [InlineData("HEAD^!", "merged.txt")]
    [InlineData("HEAD~1^!", "new.txt")]
    [InlineData("HEAD^@", "new.txt,old.txt,side.txt")]
    [InlineData("main...side", "merged.txt,new.txt")]
    [InlineData("--tags", "new.txt,old.txt")]
    [InlineData("--all", "merged.txt,new.txt,old.txt,side.txt")]
    public void Ranges_are_those_of_git(string range, string files)
    {
        _repository.CommitFile("old.txt", Tokens.GitHub("old"));
        _repository.CommitFile("new.txt", Tokens.GitHub("new"));
        _repository.Git("tag", "v1");
        _repository.Git("checkout", "-q", "-b", "side", "HEAD~1");
        _repository.CommitFile("side.txt", Tokens.GitHub("side"));
        _repository.Git("checkout", "-q", "main");
        _repository.Git("merge", "-q", "--no-commit", "--no-ff", "side");
        _repository.CommitFile("merged.txt", Tokens.GitHub("merged"), "Merge side");

        Findings("--range", range).Select(f => f.Path).Order(StringComparer.Ordinal).Should().Equal(files.Split(','));
    }

    [Fact]
    public void Globs_limit_what_is_read()
    {
        _repository.CommitFile("deploy/a.txt", Tokens.GitHub("a"));
        _repository.CommitFile("src/b.txt", Tokens.GitHub("b"));

        Findings("--include", "deploy/**").Should().ContainSingle().Which.Path.Should().Be("deploy/a.txt");
        Findings("--exclude", "deploy/**").Should().ContainSingle().Which.Path.Should().Be("src/b.txt");
    }

    [Fact]
    public void A_reference_limits_what_is_read()
    {
        _repository.CommitFile("a.txt", "base\n");
        _repository.Git("checkout", "-q", "-b", "side");
        _repository.CommitFile("side.txt", Tokens.GitHub());

        Tool.Run(_repository.Root, "history", "--ref", "main").ShouldExitWith(0);
        Findings("--ref", "side").Should().ContainSingle();
    }

    [Theory]
    [InlineData("2024-06-01")]
    [InlineData("2024-06-01T00:00:00Z")]
    public void A_date_limits_what_is_read(string since)
    {
        _repository.CommitFile("old.txt", Tokens.GitHub("old"));
        _repository.Now = new DateTimeOffset(2024, 9, 1, 0, 0, 0, TimeSpan.Zero);
        _repository.CommitFile("new.txt", Tokens.GitHub("new"));

        Findings("--since", since).Should().ContainSingle().Which.Path.Should().Be("new.txt");
        Tool.Run(_repository.Root, "history", "--since", "1 day ago").ShouldExitWith(0);
    }

    [Fact]
    public void What_only_the_reflog_knows_is_found_on_request()
    {
        _repository.CommitFile("a.txt", "base\n");
        _repository.CommitFile("key.txt", Tokens.GitHub());
        _repository.Git("reset", "-q", "--hard", "HEAD~1");

        Tool.Run(_repository.Root, "history").ShouldExitWith(0);
        Findings("--unreachable").Should().ContainSingle().Which.Reachability.Should().Be("reflog");
    }

    [Fact]
    public void Works_in_bare_empty_detached_and_linked_repositories()
    {
        Tool.Run(_repository.Root, "history").ShouldExitWith(0);
        _repository.CommitFile("key.txt", Tokens.GitHub());
        _repository.Git("checkout", "-q", "--detach");
        Findings().Should().ContainSingle();

        _repository.Git("worktree", "add", "-q", Path.Combine(_repository.Outside, "linked"));
        Report.Findings(Tool.Run(_repository.Outside, "history", "linked", "-f", "json").ShouldExitWith(1)).Should().ContainSingle();

        using var bare = _repository.Clone("--bare");
        Report.Findings(Tool.Run(bare.Root, "history", "-f", "json").ShouldExitWith(1)).Should().ContainSingle();
    }

    [Fact]
    public void A_shallow_clone_is_reported_as_incomplete()
    {
        _repository.CommitFile("a.txt", "one\n");
        _repository.CommitFile("a.txt", "two\n");
        using var shallow = _repository.Clone("--depth", "1");

        Tool.Run(shallow.Root, "history").ShouldExitWith(3).Output.Should().Contain("shallow");
    }

    private IReadOnlyList<ReportedFinding> Findings(params string[] options) =>
        Report.Findings(Tool.Run(_repository.Root, ["history", "-f", "json", .. options]).ShouldExitWith(1));
}

namespace LeakScan.Git.Tests.Repositories;

public class GitSandboxTests
{
    [Fact]
    public void The_same_calls_give_the_same_ids()
    {
        using var one = new GitSandbox();
        using var two = new GitSandbox();
        one.CommitFile("a/b.txt", "text\n", "First").Should().Be(two.CommitFile("a/b.txt", "text\n", "First"));
        one.CommitFile("a/b.txt", "text 2\n").Should().Be(two.CommitFile("a/b.txt", "text 2\n"));
        one.Git("log", "--format=%an <%ae> %cI").Should().Be("Ada Lovelace <ada@example.com> 2024-01-01T12:01:00+01:00\nAda Lovelace <ada@example.com> 2024-01-01T12:00:00+01:00");
        one.Git("symbolic-ref", "HEAD").Should().Be("refs/heads/main");
    }

    [Fact]
    public void A_clone_can_be_shallow()
    {
        using var origin = new GitSandbox();
        origin.CommitFile("a", "1");
        origin.CommitFile("a", "2");
        using var clone = origin.Clone("--depth", "1");
        clone.Git("rev-list", "--count", "HEAD").Should().Be("1");
    }

    [Fact]
    public void A_failing_command_says_what_git_said()
    {
        using var repo = new GitSandbox();
        var act = () => repo.Git("rev-parse", "--verify", "nowhere");
        act.Should().Throw<InvalidOperationException>().WithMessage("*nowhere*failed with 128*Needed a single revision*");
    }
}

using System.Text;
using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests;

/// <summary>Real pushes, whose hook keeps the tool's report and then lets the push through or not.</summary>
public sealed class PushTests : IDisposable
{
    private readonly GitSandbox _remote = new("--bare");
    private readonly GitSandbox _repository;

    public PushTests()
    {
        using (var first = new GitSandbox())
        {
            // What the remote has is not reported again, so every push below finds exactly what it brings.
            first.CommitFile("old.txt", Tokens.GitHub("old"));
            first.Git("push", "-q", _remote.Root, "main");
        }

        _repository = _remote.Clone();
        HookFile.Write(_repository, "pre-push", "leakscan push \"$@\" -f json -o ../sent.json");
    }

    private string Sent => Path.Combine(_repository.Outside, "sent.json");

    public void Dispose()
    {
        _repository.Dispose();
        _remote.Dispose();
    }

    [UnixFact]
    public void Finds_in_a_new_branch_what_it_adds_and_nothing_else()
    {
        _repository.CommitFile("new.txt", Tokens.GitHub("new"));

        Pushing("HEAD:refs/heads/topic").Should().Throw<InvalidOperationException>();

        Found(Sent).Should().Equal("new.txt");
    }

    [UnixFact]
    public void Finds_what_a_later_commit_of_the_push_took_out_again()
    {
        _repository.CommitFile("new.txt", Tokens.GitHub("new"));
        _repository.CommitFile("new.txt", "removed\n");

        Pushing("main").Should().Throw<InvalidOperationException>();

        Found(Sent).Should().Equal("new.txt");
    }

    [UnixFact]
    public void Lets_a_push_through_that_brings_no_secret()
    {
        var commit = _repository.CommitFile("new.txt", "fine\n");

        _repository.Git("push", "-q", "origin", "main");

        _remote.Id("main").Should().Be(commit);
        Commits(Sent).Should().Be(1);
    }

    [UnixFact]
    public void A_push_by_address_knows_the_remote_of_that_address()
    {
        _repository.CommitFile("new.txt", "fine\n");

        _repository.Git("push", "-q", new Uri(_remote.Root).AbsoluteUri, "main:topic");

        Commits(Sent).Should().Be(1);
    }

    [UnixFact]
    public void Everything_is_new_to_a_remote_of_which_nothing_is_known()
    {
        using var stranger = new GitSandbox("--bare");
        _repository.CommitFile("new.txt", "fine\n");

        Pushing("main", stranger.Root).Should().Throw<InvalidOperationException>();

        Found(Sent).Should().Equal("old.txt");
    }

    [UnixFact]
    public void A_forced_push_brings_only_the_commits_that_take_the_place_of_others()
    {
        _repository.CommitFile("new.txt", "first\n");
        _repository.Git("push", "-q", "origin", "main");
        _repository.Git("reset", "-q", "--hard", "HEAD~1");
        _repository.CommitFile("other.txt", Tokens.GitHub("other"));

        Pushing("+main").Should().Throw<InvalidOperationException>();

        Found(Sent).Should().Equal("other.txt");
        Commits(Sent).Should().Be(1);
    }

    [UnixFact]
    public void A_tag_brings_its_message_and_a_deletion_nothing()
    {
        _repository.Git("tag", "-a", "-m", $"Signed with {Tokens.GitHub("tag")}", "v1");
        Pushing("v1").Should().Throw<InvalidOperationException>();
        Found(Sent).Should().ContainSingle().Which.Should().Contain("tag message");
        Commits(Sent).Should().Be(0);

        _repository.Git("push", "-q", "--no-verify", "origin", "main:topic");
        _repository.Git("push", "-q", "origin", ":topic");
        Found(Sent).Should().BeEmpty();
    }

    [UnixFact]
    public void A_tag_of_a_file_brings_the_file()
    {
        _repository.Git("tag", "-a", "-m", "Key", "key", _repository.WriteObject("blob", Encoding.ASCII.GetBytes(Tokens.GitHub("blob"))));

        Pushing("key").Should().Throw<InvalidOperationException>();

        Found(Sent).Should().ContainSingle();
    }

    [UnixFact]
    public void A_bare_repository_refuses_a_secret_before_it_is_let_in()
    {
        HookFile.Write(_remote, "pre-receive", "leakscan push -f json -o ../received.json");
        var report = Path.Combine(_remote.Outside, "received.json");
        _repository.CommitFile("new.txt", Tokens.GitHub("new"));

        var push = () => _repository.Git("push", "-q", "--no-verify", "origin", "main:refs/heads/topic", "main:refs/heads/second");

        push.Should().Throw<InvalidOperationException>().WithMessage("*pre-receive hook declined*");
        Found(report).Should().Equal("new.txt");
        _remote.Git("for-each-ref", "--format=%(refname)").Should().Be("refs/heads/main");

        _repository.CommitFile("new.txt", "removed\n");
        _repository.Git("reset", "-q", "--soft", "origin/main");
        _repository.Commit("Without the key");
        _repository.Git("push", "-q", "--no-verify", "origin", "main");
        (Found(report).Count, Commits(report)).Should().Be((0, 1));
    }

    [Fact]
    public void Refuses_what_git_does_not_send()
    {
        var result = Run("this is not a push\n").ShouldExitWith(2);

        result.Errors.Should().Be(
            "leakscan: standard input, line 1, is not what git tells a hook; it should be '<local ref> <local id> <remote ref> <remote id>' (pre-push) "
            + "or '<old id> <new id> <ref>' (pre-receive)\n");
        result.Output.Should().BeEmpty();
    }

    [Fact]
    public void Refuses_a_push_of_what_is_not_there()
    {
        var id = new string('1', 40);

        Run($"{new string('0', 40)} {id} refs/heads/a\n").ShouldExitWith(2).Errors.Should().StartWith($"leakscan: the push of 'refs/heads/a' brings {id}, which is not in '");
    }

    [Fact]
    public void A_push_of_nothing_is_clean() => Run("").ShouldExitWith(0).Output.Should().Contain("nothing to read");

    private static IReadOnlyList<string> Found(string report) => [.. Report.Findings(File.ReadAllText(report)).Select(f => f.Path)];

    private static long Commits(string report)
    {
        using var json = System.Text.Json.JsonDocument.Parse(File.ReadAllText(report));
        return json.RootElement.GetProperty("coverage").GetProperty("commits").GetInt64();
    }

    private Func<string> Pushing(string refspec, string remote = "origin") => () => _repository.Git("push", "-q", remote, refspec);

    private ToolResult Run(string input) => new ToolRun { Folder = _repository.Root, Arguments = ["push"], Input = Encoding.UTF8.GetBytes(input) }.Finish();
}

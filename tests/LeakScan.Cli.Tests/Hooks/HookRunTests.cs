using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests.Hooks;

/// <summary>Installed hooks, run by git.</summary>
public sealed class HookRunTests : IDisposable
{
    private readonly GitSandbox _repository = new();

    public void Dispose() => _repository.Dispose();

    [UnixFact]
    public void Stops_the_first_commit_and_says_what_to_do()
    {
        Install("pre-commit");
        _repository.Write("it's.txt", Tokens.GitHub()).Git("add", "--all");

        var said = Commit("Leak").Should().Throw<InvalidOperationException>().Which.Message;

        said.Should().Contain("Revoke it under").And.NotContain(Tokens.GitHub());
        said[said.IndexOf("leakscan: ", StringComparison.Ordinal)..].Should().Be(
            """
            leakscan: the commit is stopped because of 1 finding. What to do:
              take it out       git rm --cached 'it'\''s.txt', edit, git add
              if it is real     revoke it (see above): it may have been seen already, and taking it out does not undo that
              if it is harmless write 'leakscan:allow github-pat-classic REASON' in a comment on that line or the line before
              skip this once    git commit --no-verify

            """);
    }

    [UnixFact]
    public void Says_nothing_when_nothing_is_found()
    {
        Install("pre-commit", "commit-msg");
        _repository.Write("a.txt", "fine\n").Git("add", "--all");

        Shell("git commit -q -m Fine").ShouldExitWith(0).All.Should().BeEmpty();
    }

    [UnixFact]
    public void Lets_an_allowed_line_and_a_bypass_through()
    {
        Install("pre-commit");
        _repository.Write("a.txt", $"{Tokens.GitHub()} # leakscan:allow made up\n").Git("add", "--all");
        Commit("Allowed").Should().NotThrow();

        _repository.Write("b.txt", Tokens.GitHub("b")).Git("add", "--all");
        _repository.Git("commit", "-q", "--no-verify", "-m", "Bypassed");
    }

    [UnixFact]
    public void Reads_the_message_of_a_commit_but_not_what_git_cuts_off()
    {
        Install("commit-msg");
        Commit($"Use {Tokens.GitHub()}", "--allow-empty").Should().Throw<InvalidOperationException>()
            .WithMessage("*.git/COMMIT_EDITMSG*git commit --edit --file .git/COMMIT_EDITMSG*");

        // The change itself stands below the message; it is the pre-commit hook's to judge.
        _repository.Write("a.txt", Tokens.GitHub()).Git("add", "--all");
        Shell("GIT_EDITOR='echo Fine > \"$1\".new; cat \"$1\" >> \"$1\".new; mv \"$1\".new \"$1\"; :' git commit -q --verbose").ShouldExitWith(0);
    }

    [UnixFact]
    public void Runs_the_hook_that_was_there_first_with_all_that_git_tells()
    {
        using var remote = new GitSandbox("--bare");
        HookFile.WriteProgram(_repository.PathOf(".git/hooks/pre-push"), "#!/bin/sh\necho \"$1\" > ../told.txt\ncat >> ../told.txt\n");
        Install("pre-push");
        var commit = _repository.CommitFile("a.txt", "fine\n");

        _repository.Git("push", "-q", remote.Root, "main");

        File.ReadAllText(Path.Combine(_repository.Outside, "told.txt")).Should()
            .Be($"{remote.Root}\nrefs/heads/main {commit} refs/heads/main {new string('0', 40)}\n");
        _repository.CommitFile("b.txt", Tokens.GitHub());
        var push = () => _repository.Git("push", "-q", remote.Root, "main");
        push.Should().Throw<InvalidOperationException>().WithMessage("*git rebase --interactive*git push --no-verify*");
    }

    [UnixFact]
    public void Stops_when_the_hook_that_was_there_does()
    {
        HookFile.WriteProgram(_repository.PathOf(".git/hooks/pre-commit"), "#!/bin/sh\nexit 7\n");
        Install("pre-commit");

        Commit("Fine", "--allow-empty").Should().Throw<InvalidOperationException>();
    }

    [UnixFact]
    public void Needs_neither_a_path_nor_a_home_to_find_the_tool()
    {
        Install("pre-commit");
        _repository.Write("a.txt", Tokens.GitHub()).Git("add", "--all");

        var result = Shell("exec env -i PATH=/usr/bin:/bin GIT_CONFIG_NOSYSTEM=1 git -c user.name=A -c user.email=a@example.com commit -q -m Leak");

        result.ShouldExitWith(1).Errors.Should().Contain("the commit is stopped because of 1 finding");
    }

    [UnixFact]
    public void Stops_with_a_sentence_when_the_tool_is_gone()
    {
        Install("pre-commit");
        var hook = _repository.PathOf(".git/hooks/pre-commit");
        var lost = Path.Combine(_repository.Outside, "it's lost");
        HookFile.WriteProgram(hook, File.ReadAllText(hook).Replace(Tool.Command[0], lost.Replace("'", "'\\''")));

        var result = Shell("HOME=/nowhere PATH=/usr/bin:/bin exec git commit -q --allow-empty -m Fine");

        result.ShouldExitWith(1).Errors.Should().Contain("so nothing was scanned and the commit is stopped. Install it and run 'leakscan hook install' again; 'git commit --no-verify'");
    }

    [UnixFact]
    public void A_server_refuses_and_offers_no_way_round()
    {
        using var remote = new GitSandbox("--bare");
        Tool.Run(remote.Root, "hook", "install").ShouldExitWith(0);
        _repository.CommitFile("a.txt", Tokens.GitHub());

        var push = () => _repository.Git("push", "-q", remote.Root, "main");

        push.Should().Throw<InvalidOperationException>().WithMessage("*remote: leakscan: the push is stopped*only who runs this server can*");
    }

    [Fact]
    public void A_gap_is_told_but_stops_nobody()
    {
        _repository.CommitFile("a.txt", "one\n");
        _repository.CommitFile("a.txt", "two\n");
        using var shallow = _repository.Clone("--depth", "1");
        shallow.Git("remote", "remove", "origin");
        var line = $"refs/heads/main {shallow.Id("HEAD")} refs/heads/main {new string('0', 40)}\n";

        var result = new ToolRun { Folder = shallow.Root, Arguments = ["hook", "run", "pre-push"], Input = System.Text.Encoding.ASCII.GetBytes(line) }.Finish();

        result.ShouldExitWith(0).Output.Should().Contain("shallow");
    }

    [Theory]
    [InlineData("a commit-msg hook is given the file of the message: leakscan hook run commit-msg FILE", "commit-msg")]
    [InlineData("leakscan is no 'post-commit' hook; use one of pre-commit, commit-msg, pre-push, pre-receive", "post-commit")]
    public void Says_what_is_wrong_with_the_command_line(string sentence, string hook) =>
        Tool.Run(_repository.Root, "hook", "run", hook).ShouldExitWith(2).Errors.Should().StartWith($"leakscan: {sentence}");

    private void Install(params string[] hooks) => Tool.Run(_repository.Root, ["hook", "install", .. hooks]).ShouldExitWith(0);

    private Func<string> Commit(string message, params string[] options) => () => _repository.Git(["commit", "-q", "-m", message, .. options]);

    private ToolResult Shell(string command) => new ToolRun { Folder = _repository.Root, Arguments = [], Shell = command }.Finish();
}

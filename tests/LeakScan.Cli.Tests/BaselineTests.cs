using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests;

public sealed class BaselineTests : IDisposable
{
    private const string File = ".leakscan.baseline";
    private readonly GitSandbox _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("scan")]
    [InlineData("history")]
    [InlineData("staged")]
    public void Only_what_came_after_the_baseline_fails(string command)
    {
        _repository.CommitFile("old.txt", Tokens.GitHub("old"));
        Run("baseline", "create", "--reason", "rotated").ShouldExitWith(0).Errors.Should().Contain("accepts 1 secret");
        _repository.Git("add", ".");
        Run(command, "--baseline", File).ShouldExitWith(0);

        _repository.Write("new.txt", Tokens.GitHub("new")).Git("add", ".");
        _repository.Git("commit", "--quiet", "-m", "more");
        _repository.Git("reset", "--quiet", "--soft", command == "staged" ? "HEAD~1" : "HEAD");

        Report.Findings(Run(command, "--baseline", File, "-f", "json").ShouldExitWith(1)).Should().ContainSingle().Which.Path.Should().Be("new.txt");
    }

    [Fact]
    public void A_baseline_of_the_history_survives_rebase_squash_and_rename()
    {
        _repository.CommitFile("start.txt", "start\n");
        _repository.Git("switch", "--quiet", "-c", "topic");
        _repository.CommitFile("a.txt", Tokens.GitHub("1") + "\n");
        _repository.CommitFile("b.txt", Tokens.GitHub("2") + "\n");
        Run("baseline", "create", "--history").ShouldExitWith(0);
        _repository.Git("switch", "--quiet", "main");
        _repository.CommitFile("other.txt", "something\n");
        _repository.Git("rebase", "--quiet", "main", "topic");
        _repository.Git("mv", "a.txt", "renamed.txt");
        _repository.Write("renamed.txt", "\n\n  " + Tokens.GitHub("1") + "\r\n");
        _repository.Git("add", "renamed.txt");
        _repository.Git("commit", "--quiet", "-m", "rename");
        _repository.Git("switch", "--quiet", "main");
        _repository.Git("merge", "--squash", "topic");
        _repository.Git("commit", "--quiet", "-m", "squashed");

        Run("scan", "--history", "--baseline", File).ShouldExitWith(0).Output.Should().Contain("by the baseline");
    }

    [Fact]
    public void Branches_that_each_accept_a_finding_merge_without_conflict()
    {
        _repository.CommitFile("start.txt", "start\n");
        Run("baseline", "create").ShouldExitWith(0);
        _repository.Commit("empty baseline");
        _repository.Git("switch", "--quiet", "-c", "left");
        _repository.Write("left.txt", Tokens.GitHub("left"));
        Run("baseline", "update").ShouldExitWith(0).Errors.Should().Contain("1 added");
        _repository.Commit("left");
        _repository.Git("switch", "--quiet", "-c", "right", "main");
        _repository.Write("right.txt", Tokens.GitHub("right"));
        Run("baseline", "update").ShouldExitWith(0);
        _repository.Commit("right");

        _repository.Git("merge", "--quiet", "--no-edit", "left");

        Run("scan", "--baseline", File).ShouldExitWith(0).Output.Should().Contain("2 by the baseline");
    }

    [Fact]
    public void Holds_neither_secrets_nor_lines()
    {
        _repository.Write("dir/my file.txt", "\n\n\n" + Tokens.GitHub());
        Run("baseline", "create", "--expires", "2999-12-31", "--reason", "a test").ShouldExitWith(0);

        Text().Should().MatchRegex("^# leakscan baseline 1\n[0-9a-f]{32} github-pat-classic dir/my%0020file\\.txt until:2999-12-31 # a test\n$");
        Run("baseline", "show").ShouldExitWith(0).Output.Should().MatchRegex("^dir/my file\\.txt\tgithub-pat-classic\t[0-9a-f]{32}\tuntil 2999-12-31\ta test\n$");
    }

    [Theory]
    [InlineData("--config", "other.yml", "named.baseline")]
    [InlineData("--no-config", null, ".leakscan.baseline")]
    [InlineData(null, null, "found.baseline")]
    public void The_file_is_that_of_the_configuration_in_use(string? option, string? value, string expected)
    {
        _repository.Write(".leakscan.yml", "version: 1\nbaseline: found.baseline\n");
        _repository.Write("other.yml", "version: 1\nbaseline: named.baseline\n");
        _repository.CommitFile("a.txt", Tokens.GitHub("1"));
        var options = new[] { option, value }.OfType<string>().ToArray();

        Run(["baseline", "create", .. options]).ShouldExitWith(0);
        Run(["baseline", "update", .. options]).ShouldExitWith(0).Errors.Should().Contain($"'{expected}'");

        System.IO.File.ReadAllText(_repository.PathOf(expected)).Should().Contain("github-pat-classic");
        Directory.GetFiles(_repository.Root, "*.baseline").Should().ContainSingle();
    }

    [Fact]
    public void The_one_at_the_root_of_a_repository_is_used_by_itself()
    {
        _repository.CommitFile("src/a.txt", Tokens.GitHub("1"));
        Run("baseline", "create", "--history").ShouldExitWith(0).Errors.Should().Contain("every run in this repository uses it");

        Run("scan").ShouldExitWith(0).Output.Should().Contain("1 by the baseline");
        Run("history").ShouldExitWith(0).Output.Should().Contain("1 by the baseline");
        Tool.Run(_repository.PathOf("src"), "scan", "-v").ShouldExitWith(0).Errors.Should().Contain("'../.leakscan.baseline' is the baseline");
        _repository.Write("src/b.txt", Tokens.GitHub("1") + "\n" + Tokens.GitHub("2")).Git("add", ".");
        Run("staged").ShouldExitWith(1).Output.Should().Contain("2:1").And.NotContain("1:1 ");

        // For an audit nothing that stands in the repository may hide a finding.
        Run("scan", "--no-config").ShouldExitWith(1);
        Run("baseline", "create", "--baseline", "other").ShouldExitWith(0).Errors.Should().Contain("use it with --baseline other");
    }

    [Fact]
    public void What_is_allowed_is_counted_in_the_verdict()
    {
        _repository.CommitFile("a.txt", Tokens.GitHub("1"));
        Run("baseline", "create").ShouldExitWith(0);

        Run("scan", "--baseline", File).ShouldExitWith(0).Output.Should().EndWith("No secrets but those allowed: 1 by the baseline.\n");
    }

    [Fact]
    public void Create_never_overwrites()
    {
        _repository.Write(File, "mine").Write(".gitattributes", "*.png binary");

        Run("baseline", "create").ShouldExitWith(2).Errors.Should().Contain("exists already").And.Contain("baseline update");
        Text().Should().Be("mine");

        _repository.Write("a.txt", Tokens.GitHub());
        Run("baseline", "create", "--baseline", "other.txt").ShouldExitWith(0);
        Read(".gitattributes").Should().Be("*.png binary\n/other.txt merge=union\n");
    }

    [Fact]
    public void Update_keeps_reasons_and_removes_only_when_told_to()
    {
        _repository.Write("a.txt", Tokens.GitHub("a")).Write("b.txt", Tokens.GitHub("b"));
        Run("baseline", "create", "--reason", "first").ShouldExitWith(0);
        _repository.Write("a.txt", "gone").Write("c.txt", Tokens.GitHub("c"));

        var result = Run("baseline", "update", "--reason", "second").ShouldExitWith(0);

        result.Errors.Should().Contain("1 added, 0 renewed, 0 removed").And.Contain("1 entry is not needed");
        Text().Should().Contain("a.txt # first").And.Contain("b.txt # first").And.Contain("c.txt # second");
        Run("baseline", "update", "--prune").ShouldExitWith(0).Errors.Should().Contain("0 added, 0 renewed, 1 removed");
        Text().Should().NotContain("a.txt");
    }

    [Fact]
    public void What_has_expired_counts_again_until_it_is_renewed()
    {
        _repository.Write("a.txt", Tokens.GitHub("a"));
        Run("baseline", "create", "--expires", "2999-01-01").ShouldExitWith(0);
        _repository.Write(File, Text().Replace("2999", "2020"));

        var result = Run("scan", "--baseline", File).ShouldExitWith(1);
        result.Errors.Should().Contain("1 entry of the baseline '.leakscan.baseline' expired");
        result.Output.Should().Contain("accepted by the baseline until 2020-01-01, which has passed");
        Run("baseline", "show", "--expired").ShouldExitWith(0).Output.Should().Contain("until 2020-01-01 (expired)");

        Run("baseline", "update").ShouldExitWith(0).Errors.Should().Contain("--expires DATE renews");
        Run("scan", "--baseline", File).ShouldExitWith(1);
        Run("baseline", "update", "--expires", "2999-01-01").ShouldExitWith(0).Errors.Should().Contain("1 renewed");
        Run("scan", "--baseline", File).ShouldExitWith(0);
    }

    [Fact]
    public void Entries_that_nothing_needs_are_reported_when_everything_was_scanned()
    {
        _repository.Write("a.txt", Tokens.GitHub("a"));
        Run("baseline", "create").ShouldExitWith(0);
        _repository.Write("a.txt", "gone").Commit();

        Run("scan", "--history", "--baseline", File).ShouldExitWith(0).Errors.Should().Contain("nothing needs 1 entry");
        Run("scan", "--baseline", File).ShouldExitWith(0).Errors.Should().BeEmpty("the history was not looked at");
        Run("staged", "--baseline", File).ShouldExitWith(0).Errors.Should().BeEmpty();
    }

    [Fact]
    public void Sarif_tells_new_findings_from_known_ones()
    {
        _repository.Write("old.txt", Tokens.GitHub("old"));
        Run("baseline", "create", "--reason", "known").ShouldExitWith(0);
        _repository.Write("new.txt", Tokens.GitHub("new"));

        var sarif = Run("scan", "--baseline", File, "-f", "sarif").ShouldExitWith(1).Output;

        sarif.Should().Contain("\"baselineState\": \"new\"").And.Contain("\"baselineState\": \"unchanged\"").And.Contain("\"justification\": \"known\"");
    }

    [Theory]
    [InlineData("scan", "--baseline", "b.txt")]
    [InlineData("history", "--baseline", "b.txt")]
    [InlineData("staged", "--baseline", "b.txt")]
    [InlineData("baseline", "update", "--baseline", "b.txt")]
    [InlineData("baseline", "show", "--baseline", "b.txt")]
    public void Conflict_markers_are_told_in_one_sentence_and_nothing_is_written(params string[] arguments)
    {
        const string Conflicted = "# leakscan baseline 1\n<<<<<<< ours\n=======\n>>>>>>> theirs\n";
        _repository.Write("b.txt", Conflicted);

        var result = Run(arguments).ShouldExitWith(2);

        result.Output.Should().BeEmpty();
        result.Errors.Should().MatchRegex(@"^leakscan: b\.txt:2: a merge left its conflict markers here; [^\n]*\n$");
        Read("b.txt").Should().Be(Conflicted);
    }

    [Fact]
    public void A_baseline_that_does_not_exist_or_cannot_be_written()
    {
        Run("scan", "--baseline", "no.txt").ShouldExitWith(2).Errors.Should().MatchRegex("^leakscan: no\\.txt: no such baseline; [^\n]*\n$");
        Run("baseline", "create", "--baseline", "no/such/folder.txt").ShouldExitWith(2).Errors.Should().Contain("cannot write the baseline");
        Run("baseline", "create", "--expires", "soon").ShouldExitWith(2).Errors.Should().Contain("'soon' is not a day");
        Run("baseline", "create", "--expires", "2001-01-01").ShouldExitWith(2).Errors.Should().Contain("has passed already");
    }

    private ToolResult Run(params string[] arguments) => Tool.Run(_repository.Root, arguments);

    private string Text() => Read(File);

    private string Read(string path) => System.IO.File.ReadAllText(_repository.PathOf(path));
}

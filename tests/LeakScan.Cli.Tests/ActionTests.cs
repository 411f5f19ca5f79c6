using System.Text.RegularExpressions;
using LeakScan.Cli.Tests.Tooling;
using LeakScan.Rules.Templates;

namespace LeakScan.Cli.Tests;

/// <summary>The steps of the GitHub Action, run by hand as a runner would: in a work tree, told everything by environment variables and files.</summary>
public sealed class ActionTests : IDisposable
{
    private readonly GitSandbox _origin = new();
    private GitSandbox? _checkout;

    public ActionTests() => _origin.CommitFile("old.txt", Tokens.GitHub("old"));

    private GitSandbox Checkout => _checkout ?? throw new InvalidOperationException("Nothing is checked out.");

    public void Dispose()
    {
        _checkout?.Dispose();
        _origin.Dispose();
    }

    [UnixFact]
    public void A_pull_request_in_a_shallow_clone_is_deepened_and_reports_what_it_adds()
    {
        var (baseId, head) = OpenPullRequest();

        Fetch("pull_request", [("PULL_REQUEST", "1"), ("BASE_SHA", baseId), ("HEAD_SHA", head)]).ShouldExitWith(0).Output.Should().BeEmpty();
        var scan = Scan();

        scan.ShouldExitWith(1).Output.Should().Contain("::error").And.Contain("file=new.txt,line=1").And.NotContain("old.txt");
        Outputs()["findings"].Should().Be("1");
        File.ReadAllText(Outputs()["sarif"]).Should().Contain("2.1.0");
        File.ReadAllText(FileOf("summary")).Should().Contain("new.txt");
    }

    [UnixFact]
    public void Only_findings_of_the_asked_severity_fail()
    {
        var (baseId, head) = OpenPullRequest();
        Fetch("pull_request", [("PULL_REQUEST", "1"), ("BASE_SHA", baseId), ("HEAD_SHA", head)]).ShouldExitWith(0);

        Scan("critical").ShouldExitWith(1);
        Scan("never").ShouldExitWith(0);
        Outputs()["findings"].Should().Be("1");
        Scan("sever").ShouldExitWith(2).Output.Should().Contain("'sever' is not a severity for fail-on");
    }

    [UnixFact]
    public void What_was_not_read_fails_unless_that_is_said_to_be_all_right()
    {
        var before = _origin.CommitFile("a.txt", "one\n");
        _origin.CommitFile("big.bin", $"version https://git-lfs.github.com/spec/v1\noid sha256:{new string('4', 64)}\nsize 12345\n");
        var after = _origin.CommitFile(".env", TemplateExpander.Expand("DB_PASSWORD={{base62:18}}", "a") + "\n");
        _checkout = _origin.Clone();

        Fetch("push", [("BEFORE_SHA", before), ("GITHUB_SHA", _origin.Id("HEAD~1"))]).ShouldExitWith(0);
        Scan().ShouldExitWith(3).Output.Should().Contain("::error title=LeakScan::Not everything could be read");
        Scan(failOnGaps: "false").ShouldExitWith(0).Output.Should().Contain("::warning title=LeakScan::Not everything could be read");
        Scan("never").ShouldExitWith(0).Output.Should().Contain("::warning title=LeakScan::Not everything could be read");
        Scan(allowGaps: "too-large lfs-pointer").ShouldExitWith(0).Output.Should().NotContain("::error").And.NotContain("::warning title=LeakScan::Not everything");
        Scan(allowGaps: "too-large").ShouldExitWith(3);
        Scan(failOnGaps: "no").ShouldExitWith(2).Output.Should().Contain("'no' is not a value for fail-on-gaps");

        Fetch("push", [("BEFORE_SHA", before), ("GITHUB_SHA", after)]).ShouldExitWith(0);
        Scan().ShouldExitWith(1);
        Scan(failOnGaps: "false").ShouldExitWith(1);

        // What was found is too harmless for this step; what was not read may be worse.
        Scan("critical").ShouldExitWith(3);
        Scan("critical", "false").ShouldExitWith(0);
    }

    [UnixFact]
    public void Says_what_it_cannot_see_when_nothing_can_be_fetched()
    {
        var (baseId, head) = OpenPullRequest();
        Checkout.Git("remote", "set-url", "origin", "/nowhere");

        Fetch("pull_request", [("PULL_REQUEST", "1"), ("BASE_SHA", baseId), ("HEAD_SHA", head)]).ShouldExitWith(2).Output.Should()
            .Contain($"The commit {head} is not here and cannot be fetched");
        Fetch("push", [("BEFORE_SHA", baseId), ("GITHUB_SHA", Checkout.Id("HEAD"))]).ShouldExitWith(0).Output.Should().Contain("::warning");
        Scan(failOnGaps: "false").ShouldExitWith(1);
        Scan("never").ShouldExitWith(0).Output.Should().Contain("::warning title=LeakScan::Not everything could be read");
    }

    [UnixFact]
    public void The_first_push_of_a_repository_brings_everything()
    {
        var tip = _origin.CommitFile("old.txt", "removed\n");
        _checkout = _origin.Clone("--depth", "1");

        Fetch("push", [("BEFORE_SHA", new string('0', 40)), ("GITHUB_SHA", tip), ("GITHUB_REF", "refs/heads/main"), ("DEFAULT_BRANCH", "main")])
            .ShouldExitWith(0).Output.Should().BeEmpty();
        Scan().ShouldExitWith(1).Output.Should().Contain("old.txt");
    }

    [UnixFact]
    public void A_forced_push_whose_old_commit_is_gone_brings_what_the_default_branch_has_not()
    {
        _origin.Git("checkout", "-q", "-b", "topic");
        _origin.CommitFile("topic.txt", Tokens.GitHub("topic"));
        var topic = _origin.CommitFile("topic.txt", "removed\n");
        _checkout = _origin.Clone("--depth", "1", "--branch", "topic");

        Fetch("push", [("BEFORE_SHA", new string('1', 40)), ("GITHUB_SHA", topic), ("GITHUB_REF", "refs/heads/topic"), ("DEFAULT_BRANCH", "main")])
            .ShouldExitWith(0).Output.Should().Contain("::warning");
        Scan().ShouldExitWith(1).Output.Should().Contain("topic.txt").And.NotContain("old.txt");
    }

    [UnixFact]
    public void A_branch_with_an_older_one_merged_in_is_fetched_as_far_back_as_that_began()
    {
        var before = _origin.CommitFile("a.txt", "one\n");
        _origin.Git("checkout", "-q", "-b", "long", "HEAD~1");
        _origin.CommitFile("b.txt", Tokens.GitHub("long"));
        for (var i = 0; i < 110; i++)
        {
            _origin.Git("commit", "-q", "--allow-empty", "-m", "Go on");
        }

        _origin.CommitFile("b.txt", "removed\n");
        _origin.Git("checkout", "-q", "main");
        _origin.Git("merge", "-q", "--no-ff", "-m", "Merge", "long");
        _checkout = _origin.Clone("--depth", "1");

        Fetch("merge_group", [("BEFORE_SHA", before), ("GITHUB_SHA", _origin.Id("HEAD"))]).ShouldExitWith(0).Output.Should().BeEmpty();
        Scan().ShouldExitWith(1).Output.Should().Contain("b.txt").And.NotContain("old.txt");
    }

    [UnixFact]
    public void A_push_reports_what_it_brings()
    {
        var before = _origin.CommitFile("a.txt", "one\n");
        var after = _origin.CommitFile("new.txt", Tokens.GitHub("new"));
        _checkout = _origin.Clone("--depth", "1");

        Fetch("push", [("BEFORE_SHA", before), ("GITHUB_SHA", after)]).ShouldExitWith(0);
        Scan().ShouldExitWith(1).Output.Should().Contain("new.txt").And.NotContain("old.txt");
    }

    [UnixFact]
    public void A_push_of_a_new_branch_brings_what_the_default_branch_has_not()
    {
        _origin.Git("checkout", "-q", "-b", "topic");
        var topic = _origin.CommitFile("topic.txt", "fine\n");
        _checkout = _origin.Clone("--depth", "1", "--branch", "topic");
        Fetch("push", [("BEFORE_SHA", new string('0', 40)), ("GITHUB_SHA", topic), ("DEFAULT_BRANCH", "main")]).ShouldExitWith(0);
        Scan().ShouldExitWith(0);
        Outputs()["findings"].Should().Be("0");
    }

    [UnixFact]
    public void A_schedule_reads_the_whole_history()
    {
        _origin.CommitFile("old.txt", "removed\n");
        _checkout = _origin.Clone("--depth", "1");

        Fetch("schedule", []).ShouldExitWith(0);
        Scan().ShouldExitWith(1).Output.Should().Contain("old.txt");

        Fetch("schedule", [("LEAKSCAN_MODE", "scan")]).ShouldExitWith(0);
        Scan().ShouldExitWith(0);
        Fetch("schedule", [("LEAKSCAN_MODE", "all")]).ShouldExitWith(2).Output.Should().Contain("'all' is not a mode");
    }

    [UnixTheory]
    [InlineData("push")]
    [InlineData("schedule")]
    public void What_a_partial_clone_left_out_is_fetched(string @event)
    {
        var before = _origin.Id("HEAD");
        _origin.CommitFile("gone.txt", Tokens.GitHub("gone"));
        _origin.Git("rm", "-q", "gone.txt");
        var after = _origin.Commit();
        _origin.Git("config", "uploadpack.allowFilter", "true");
        _origin.Git("config", "uploadpack.allowAnySHA1InWant", "true");
        _checkout = _origin.Clone("--filter=blob:none");

        Fetch(@event, [("BEFORE_SHA", before), ("GITHUB_SHA", after)]).ShouldExitWith(0).Output.Should().BeEmpty();

        Scan().ShouldExitWith(1).Output.Should().Contain("gone.txt").And.NotContain("Not read");
    }

    [UnixFact]
    public void Uploads_the_report_but_not_for_a_fork()
    {
        _checkout = _origin.Clone();
        HookFile.WriteProgram(Path.Combine(Checkout.Outside, "bin", "gh"), "#!/bin/sh\necho \"$@\" > \"$RUNNER_TEMP/gh\"\ncat >> \"$RUNNER_TEMP/gh\"\n");
        var report = FileOf("report.sarif");
        File.WriteAllText(report, "{}");
        (string, string)[] variables = [("SARIF", report), ("GITHUB_REPOSITORY", "acme/app"), ("GITHUB_REF", "refs/heads/main"), ("GITHUB_SHA", "123")];

        Step("upload", variables).ShouldExitWith(0).Output.Should().BeEmpty();
        File.ReadAllText(FileOf("gh")).Should().StartWith("api --method POST repos/acme/app/code-scanning/sarifs --input - --silent\n{\"commit_sha\":\"123\",\"ref\":\"refs/heads/main\",");

        File.Delete(FileOf("gh"));
        Step("upload", [.. variables, ("PULL_REQUEST", "1"), ("HEAD_REPOSITORY", "stranger/app")]).ShouldExitWith(0).Output.Should().Contain("::notice");
        File.Exists(FileOf("gh")).Should().BeFalse();
    }

    [Fact]
    public void Gives_its_scripts_every_variable_that_they_read()
    {
        var action = File.ReadAllText(Path.Combine(Folder, "action.yml"));
        var scripts = Directory.GetFiles(Path.Combine(Folder, ".github", "action"), "*.sh");
        scripts.Should().NotBeEmpty().And.AllSatisfy(script => action.Should().Contain($"/.github/action/{Path.GetFileName(script)}\"'"));
        scripts.SelectMany(script => Regex.Matches(File.ReadAllText(script), @"\$\{?((?!GITHUB_|RUNNER_)[A-Z][A-Z_]+)\b"))
            .Should().NotBeEmpty().And.AllSatisfy(variable => action.Should().Contain($" {variable.Groups[1].Value}: "));
    }

    private static string Folder => Path.GetFullPath(Path.Combine(Tool.PathOf("GoldenFolder"), "..", "..", ".."));

    /// <summary>A pull request of two commits, of which the runner checks out only the merge, as actions/checkout does.</summary>
    private (string Base, string Head) OpenPullRequest()
    {
        _origin.Git("checkout", "-q", "-b", "topic");
        _origin.CommitFile("new.txt", Tokens.GitHub("new"));
        var head = _origin.CommitFile("b.txt", "more\n");
        _origin.Git("update-ref", "refs/pull/1/head", head);
        _origin.Git("checkout", "-q", "main");
        var baseId = _origin.CommitFile("c.txt", "main goes on\n");
        _origin.Git("checkout", "-q", "--detach");
        _origin.Git("merge", "-q", "--no-ff", "-m", "Merge", "topic");
        _origin.Git("update-ref", "refs/pull/1/merge", "HEAD");
        _origin.Git("checkout", "-q", "main");
        _origin.Git("branch", "-q", "-D", "topic");
        _origin.Git("config", "uploadpack.allowAnySHA1InWant", "true");
        _checkout = _origin.Clone("--depth", "1", "--no-checkout");
        Checkout.Git("fetch", "-q", "--depth", "1", "origin", "refs/pull/1/merge");
        Checkout.Git("checkout", "-q", "FETCH_HEAD");
        return (baseId, head);
    }

    private string FileOf(string name) => Path.Combine(Checkout.Outside, name);

    private Dictionary<string, string> Outputs() => File.ReadAllLines(FileOf("output")).Select(l => l.Split('=', 2)).GroupBy(p => p[0])
        .ToDictionary(g => g.Key, g => g.Last()[1], StringComparer.Ordinal);

    private ToolResult Fetch(string @event, (string, string)[] variables) => Step("fetch", [("GITHUB_EVENT_NAME", @event), .. variables]);

    private ToolResult Scan(string failOn = "low", string failOnGaps = "true", string allowGaps = "") =>
        Step("scan", [("LEAKSCAN_FAIL_ON", failOn), ("LEAKSCAN_FAIL_ON_GAPS", failOnGaps), ("LEAKSCAN_ALLOW_GAPS", allowGaps), ("LEAKSCAN_MODE", Outputs()["mode"]), ("LEAKSCAN_RANGE", Outputs()["range"])]);

    private ToolResult Step(string name, (string Name, string Value)[] variables)
    {
        HookFile.WriteProgram(FileOf("bin/leakscan"), $"#!/bin/sh\nexec {string.Join(' ', Tool.Command.Select(w => $"'{w}'"))} \"$@\"\n");
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = FileOf("bin") + Path.PathSeparator + Environment.GetEnvironmentVariable("PATH"),
            ["RUNNER_TEMP"] = Checkout.Outside,
            ["GITHUB_OUTPUT"] = FileOf("output"),
            ["GITHUB_STEP_SUMMARY"] = FileOf("summary"),
            ["GITHUB_REF"] = "refs/heads/topic",
            ["LEAKSCAN_PATH"] = ".",
            ["GIT_CONFIG_COUNT"] = "1",
            ["GIT_CONFIG_KEY_0"] = "protocol.file.allow",
            ["GIT_CONFIG_VALUE_0"] = "always",
        };
        foreach (var (variable, value) in variables)
        {
            environment[variable] = value;
        }

        var script = Path.Combine(Folder, ".github", "action", name + ".sh");
        return new ToolRun { Folder = Checkout.Root, Arguments = [], Environment = environment, Shell = $"exec bash '{script}'" }.Finish();
    }
}

using System.Text.Json;
using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests;

/// <summary><c>leakscan history</c> over several repositories: one report of all.</summary>
public sealed class ManyRepositoriesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("leakscan-many").FullName;
    private readonly GitSandbox _first = new();
    private readonly GitSandbox _second = new();

    public ManyRepositoriesTests()
    {
        _first.CommitFile("same.txt", $"X={Tokens.GitHub("first")}\n");
        _second.CommitFile("same.txt", $"X={Tokens.GitHub("second")}\nX={Tokens.GitHub("first")}\n");
        _first.Git("clone", "-q", "--mirror", ".", Path.Combine(_folder, "first.git"));
        _second.Git("clone", "-q", "--mirror", ".", Path.Combine(_folder, "second.git"));
    }

    public void Dispose()
    {
        _first.Dispose();
        _second.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void One_report_names_the_repository_before_each_path_and_sums_up_each()
    {
        _first.Git("init", "-q", "--bare", Path.Combine(_folder, "empty.git"));

        var text = Run("first.git", "second.git", "empty.git").ShouldExitWith(1).Output;
        var json = Run("first.git", "second.git/", "empty.git", "-f", "json").ShouldExitWith(1).Output;

        text.Should().Contain("first.git/same.txt\n").And.Contain("also at second.git/same.txt").And.Contain("By repository")
            .And.MatchRegex("first.git +Found 1 secret in 1 file").And.MatchRegex("second.git +Found 2 secrets in 1 file").And.MatchRegex("empty.git +There was nothing to read")
            .And.EndWith("Found 2 different secrets at 3 places in 2 files (2 critical).\n");
        Report.Findings(json).Select(f => (f.Path, f.Line)).Should().Equal(("first.git/same.txt", 1), ("second.git/same.txt", 1), ("second.git/same.txt", 2));
        using var report = JsonDocument.Parse(json);
        report.RootElement.GetProperty("repositories").EnumerateArray().Select(r => (r.GetProperty("name").GetString(), r.GetProperty("secrets").GetInt32()))
            .Should().Equal(("first.git", 1), ("second.git", 2), ("empty.git", 0));
    }

    [Fact]
    public void Sarif_has_a_run_for_each_with_the_paths_that_it_knows()
    {
        using var sarif = JsonDocument.Parse(Run("first.git", "second.git", "-f", "sarif").ShouldExitWith(1).Output);

        var runs = sarif.RootElement.GetProperty("runs").EnumerateArray().ToList();

        runs.Select(r => r.GetProperty("automationDetails").GetProperty("id").GetString()).Should().Equal("leakscan/history/first.git/", "leakscan/history/second.git/");
        runs.Select(r => r.GetProperty("results").GetArrayLength()).Should().Equal(1, 2);
        runs[0].ToString().Should().Contain("same.txt").And.NotContain("first.git/same.txt");
    }

    [Fact]
    public void One_that_cannot_be_read_is_a_gap_and_the_others_are_read()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "none"));

        Run("none", "first.git").ShouldExitWith(1).Output.Should().Contain("first.git/same.txt").And.MatchRegex("none: .*none").And.Contain("Not everything was read");

        _first.Git("init", "-q", "--bare", Path.Combine(_folder, "empty.git"));
        Run("none", "empty.git").ShouldExitWith(3);
    }

    [Fact]
    public void Each_has_its_own_configuration_and_baseline()
    {
        _first.Write(".leakscan.yml", "version: 1\nbaseline: accepted\n");
        Tool.Run(_first.Root, "baseline", "create", "--history", "--baseline", "accepted").ShouldExitWith(0);

        var findings = Report.Findings(Tool.Run(_folder, "history", _first.Root, _second.Root, "-f", "json").ShouldExitWith(1));

        findings.Should().HaveCount(2).And.OnlyContain(f => f.Path.EndsWith("/same.txt", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_one_twice_is_read_once() =>
        Run("first.git", "first.git/").ShouldExitWith(1).Output.Should().NotContain("By repository").And.Contain("Found 1 secret in 1 file");

    [Fact]
    public void Names_are_the_paths_without_the_folders_that_all_stand_in()
    {
        _first.Git("clone", "-q", "--mirror", ".", Path.Combine(_folder, "one", "same.git"));
        _first.Git("clone", "-q", "--mirror", ".", Path.Combine(_folder, "two", "same.git"));

        Run("one/same.git", "two/same.git").ShouldExitWith(1).Output.Should().Contain("one/same.git/same.txt").And.MatchRegex("two/same.git +Found 1 secret");
        Run("one", "one/same.git").ShouldExitWith(1).Output.Should().Contain("\none/same.git/same.txt").And.Contain("    one: ");
    }

    [Fact]
    public void Expressions_are_for_one() =>
        Run("first.git", "second.git", "--expressions", Path.Combine(_folder, "e.txt")).ShouldExitWith(2).Errors.Should().Contain("one repository");

    private ToolResult Run(params string[] arguments) => Tool.Run(_folder, ["history", .. arguments]);
}

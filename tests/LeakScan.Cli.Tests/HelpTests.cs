using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests;

/// <summary>What users read is kept as files, so that every change to it is seen. LEAKSCAN_UPDATE_GOLDEN=1 rewrites them.</summary>
public sealed class HelpTests
{
    [Theory]
    [InlineData]
    [InlineData("scan")]
    [InlineData("history")]
    [InlineData("staged")]
    [InlineData("push")]
    [InlineData("init")]
    [InlineData("baseline")]
    [InlineData("baseline", "create")]
    [InlineData("baseline", "update")]
    [InlineData("baseline", "show")]
    [InlineData("hook")]
    [InlineData("hook", "install")]
    [InlineData("hook", "uninstall")]
    [InlineData("hook", "status")]
    [InlineData("hook", "run")]
    [InlineData("completion")]
    [InlineData("man")]
    [InlineData("report")]
    [InlineData("report", "merge")]
    [InlineData("explain")]
    [InlineData("rules")]
    [InlineData("rules", "list")]
    [InlineData("rules", "show")]
    [InlineData("rules", "check")]
    [InlineData("rules", "import")]
    public void Help_is_what_the_golden_file_says(params string[] command)
    {
        var result = Tool.Run(Path.GetTempPath(), [.. command, "--help"]).ShouldExitWith(0);

        result.Errors.Should().BeEmpty();
        Golden.Check($"help-{string.Join('-', (string[])["leakscan", .. command])}.txt", result.Output);
    }

    [Theory]
    [InlineData("-h")]
    [InlineData("-?")]
    public void Help_has_short_names(string option) =>
        Tool.Run(Path.GetTempPath(), "scan", option).ShouldExitWith(0).Output.Should().StartWith("Scan folders, files or standard input.");

    [Theory]
    [InlineData("help-leakscan.txt")]
    [InlineData("help-leakscan-rules-list.txt", "rules", "list")]
    public void Help_is_a_word_too(string golden, params string[] command) =>
        Golden.Check(golden, Tool.Run(Path.GetTempPath(), ["help", .. command]).ShouldExitWith(0).Output);

    [Fact]
    public void Help_wins_over_mistakes() =>
        Tool.Run(Path.GetTempPath(), "scan", "--bogus", "--help").ShouldExitWith(0).Output.Should().Contain("Usage: leakscan scan");

    [Fact]
    public void Version_is_a_number() =>
        Tool.Run(Path.GetTempPath(), "--version").ShouldExitWith(0).Output.Should().MatchRegex(@"^\d+\.\d+\.\d+");
}

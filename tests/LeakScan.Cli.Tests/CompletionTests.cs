using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests;

public sealed class CompletionTests
{
    [Theory]
    [InlineData("bash")]
    [InlineData("fish")]
    [InlineData("powershell")]
    [InlineData("zsh")]
    public void Every_script_knows_commands_options_and_values(string shell)
    {
        var script = Tool.Run(Path.GetTempPath(), "completion", shell).ShouldExitWith(0).Output;

        script.Should().Contain("baseline").And.Contain("min-confidence").And.Contain("junit").And.NotContain("\r");
    }

    [Fact]
    public void The_bash_script_is_what_the_golden_file_says() =>
        Golden.Check("completion.bash", Tool.Run(Path.GetTempPath(), "completion", "bash").ShouldExitWith(0).Output);

    [UnixFact]
    public void Bash_completes_commands_options_values_and_leaves_files_to_itself()
    {
        const string Test =
            """
            try() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); COMPREPLY=(); _leakscan; echo "${COMPREPLY[*]}"; }
            source /dev/stdin
            try leakscan ba
            try leakscan baseline ""
            try leakscan scan --format s
            try leakscan scan --format = s
            try leakscan scan --color =
            try leakscan scan src --max
            try leakscan scan s
            try leakscan completion f
            """;
        var script = Tool.Run(Path.GetTempPath(), "completion", "bash").Output;

        using var bash = Tool.Start(Path.GetTempPath(), new Dictionary<string, string>(), ["bash", "--norc", "-c", Test]);
        bash.StandardInput.Write(script);
        bash.StandardInput.Close();
        var output = bash.StandardOutput.ReadToEnd();

        Tool.ExitCodeOf(bash).Should().Be(0);
        output.Should().Be("baseline\ncreate update show\nsarif\nsarif\nalways auto never\n--max-file-size\n\nfish\n");
    }

    [Fact]
    public void A_shell_that_is_not_known_is_told_with_the_nearest() =>
        Tool.Run(Path.GetTempPath(), "completion", "fsh").ShouldExitWith(2).Errors.Should().Contain("'fsh' is not a shell that is known here; use one of bash, fish, powershell, zsh (did you mean 'fish'?)");

    [Fact]
    public void The_manual_is_what_the_golden_file_says() =>
        Golden.Check("leakscan.1", Tool.Run(Path.GetTempPath(), "man").ShouldExitWith(0).Output);
}

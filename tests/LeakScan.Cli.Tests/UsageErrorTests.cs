using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests;

public sealed class UsageErrorTests : IDisposable
{
    private readonly GitSandbox _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("unknown option '--max-filesize' (did you mean '--max-file-size'?); see 'leakscan scan --help'", "scan", "--max-filesize", "1M")]
    [InlineData("unknown option '--bogus'; see 'leakscan scan --help'", "scan", ".", "--bogus")]
    [InlineData("unknown option '--versoin' (did you mean '--version'?); see 'leakscan --help'", "--versoin")]
    [InlineData("unknown option '-z'; see 'leakscan rules list --help'", "rules", "list", "-z")]
    [InlineData("unknown command 'sacn' (did you mean 'scan'?); see 'leakscan --help'", "sacn")]
    [InlineData("unknown command 'lst' (did you mean 'list'?); see 'leakscan rules --help'", "rules", "lst")]
    [InlineData("unknown command 'detect' (here: 'leakscan history'); see 'leakscan --help'", "detect", "-v", "--source", ".")]
    [InlineData("unknown command 'git' (here: 'leakscan history'); see 'leakscan --help'", "git", "file://x")]
    [InlineData("unknown option '--source' (here: the path itself, as in 'leakscan scan PATH'); see 'leakscan scan --help'", "scan", "--source", ".")]
    [InlineData("unknown option '--report-format=json' (here: '--format'); see 'leakscan history --help'", "history", "--report-format=json")]
    [InlineData("unknown command '[diagram]'; see 'leakscan scan --help'", "[diagram]", "scan")]
    [InlineData("unknown command 'frobnicate'; see 'leakscan --help'", "frobnicate")]
    [InlineData("'list' has no use for 'surplus'; see 'leakscan rules list --help'", "rules", "list", "surplus")]
    [InlineData("--format needs a value: --format FORMAT; see 'leakscan scan --help'", "scan", "--format")]
    [InlineData("--format stands there more than once; give it once; see 'leakscan scan --help'", "scan", "--format", "json", "--format", "csv")]
    [InlineData("'merge' needs FILE; see 'leakscan report merge --help'", "report", "merge")]
    [InlineData("'show' needs ID; see 'leakscan rules show --help'", "rules", "show")]
    [InlineData("'0' is not a number for --threads; give 1 to 512", "scan", "--threads", "0")]
    [InlineData("'many' is not a number for --threads; give 1 to 512", "scan", "--threads", "many")]
    [InlineData("'99999' is not a number for --threads; give 1 to 512", "scan", "--threads", "99999")]
    [InlineData("'0' is not a number for --max-commits; give 1 or more", "history", "--max-commits", "0")]
    [InlineData("'hihg' is not a value of --min-confidence; use one of low, medium, high (did you mean 'high'?)", "scan", "--min-confidence", "hihg")]
    [InlineData("'sometimes' is not a value of --color; use one of auto, always, never", "scan", "--color", "sometimes")]
    [InlineData("'big' is not a size for --max-file-size; write it like 500k, 10M or 2G", "scan", "--max-file-size", "big")]
    [InlineData("'01-02-2025' is not a date for --since; write it like 2025-03-31, 2025-03-31T12:00:00Z, '2 weeks ago', 30d or yesterday", "history", "--since", "01-02-2025")]
    [InlineData("the value of --baseline is empty: is a variable not set?; see 'leakscan scan --help'", "scan", "--baseline", "")]
    [InlineData("the value of --include is empty: is a variable not set?; see 'leakscan scan --help'", "scan", "--include", "")]
    [InlineData("PATH is empty: is a variable not set?; see 'leakscan scan --help'", "scan", ".", "")]
    [InlineData("--quiet and --verbose contradict each other; give one of them", "scan", "-q", "-v")]
    public void Says_in_one_sentence_what_is_wrong_and_what_was_probably_meant(string sentence, params string[] arguments)
    {
        var result = Tool.Run(_repository.Root, arguments).ShouldExitWith(2);

        result.Errors.Should().Be($"leakscan: {sentence}\n");
        result.Output.Should().BeEmpty();
    }

    [Theory]
    [InlineData("xml")]
    [InlineData("jsno")]
    public void Names_the_formats_when_one_does_not_exist(string format)
    {
        var result = Tool.Run(_repository.Root, "scan", "--format", format).ShouldExitWith(2);

        result.Errors.Should().StartWith($"leakscan: '{format}' is not a report format; use one of text, json, ");
    }

    [Fact]
    public void Suggests_the_nearest_format() =>
        Tool.Run(_repository.Root, "scan", "-f", "jsno").Errors.Should().Contain("(did you mean 'json'?)");

    [Fact]
    public void Refuses_two_reports_for_one_place()
    {
        Tool.Run(_repository.Root, "scan", "-o", "a.txt", "-o", "b.txt").ShouldExitWith(2).Errors.Should().Contain("'a.txt' and 'b.txt' both want the report");
        Tool.Run(_repository.Root, "scan", "-o", "json=a", "-o", "jsonl=./a").ShouldExitWith(2).Errors.Should().Contain("two reports want 'a'");
        Tool.Run(_repository.Root, "scan", "-f", "json", "-o", "text=-").ShouldExitWith(2).Errors.Should().Contain("two reports want standard output");
    }

    [Theory]
    [InlineData]
    [InlineData("rules")]
    public void Shows_help_and_fails_when_no_command_is_given(params string[] arguments)
    {
        var result = Tool.Run(_repository.Root, arguments).ShouldExitWith(2);

        result.Output.Should().BeEmpty();
        result.Errors.Should().Contain("Usage: leakscan").And.Contain("Commands:");
    }

    [Fact]
    public void Takes_a_path_that_looks_like_an_option_behind_a_double_dash()
    {
        _repository.Write("--odd", "nothing");

        Tool.Run(_repository.Root, "scan", "--", "--odd").Errors.Should().NotContain("unknown option");
    }

    [Fact]
    public void Takes_a_path_that_starts_with_an_at_sign()
    {
        _repository.Write("@types/index.d.ts", "nothing");

        Tool.Run(_repository.Root, "scan", "@types").ShouldExitWith(0);
    }
}

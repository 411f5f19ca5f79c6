using System.Text.Json;
using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests;

public sealed class OutputTests : IDisposable
{
    private readonly GitSandbox _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void A_file_takes_the_place_of_standard_output()
    {
        _repository.Write("a.txt", Tokens.GitHub());

        var result = Tool.Run(_repository.Root, "scan", "a.txt", "-f", "json", "-o", "report.json").ShouldExitWith(1);

        result.Output.Should().BeEmpty();
        result.Errors.Should().Be("leakscan: 1 finding; report in report.json\n");
        Report.Findings(File.ReadAllText(_repository.PathOf("report.json"))).Should().ContainSingle();
    }

    [Fact]
    public void The_extension_tells_the_format_when_nothing_else_does()
    {
        Tool.Run(_repository.Root, "scan", "-o", "report.sarif").ShouldExitWith(0);

        using var report = JsonDocument.Parse(File.ReadAllText(_repository.PathOf("report.sarif")));
        report.RootElement.GetProperty("version").GetString().Should().Be("2.1.0");
    }

    [Theory]
    [InlineData("a.txt")]
    [InlineData("json=./a.txt")]
    public void A_report_never_takes_the_place_of_what_is_to_be_scanned(string output)
    {
        _repository.Write("a.txt", "mine");

        Tool.Run(_repository.Root, "scan", "-o", output, "a.txt").ShouldExitWith(2).Errors.Should().Contain("is to be scanned, and a report would take its place");

        File.ReadAllText(_repository.PathOf("a.txt")).Should().Be("mine");
    }

    [Fact]
    public void Further_reports_are_written_beside_the_one_on_standard_output()
    {
        _repository.Write("a.txt", Tokens.GitHub());

        var result = Tool.Run(_repository.Root, "scan", "a.txt", "-o", "json=out/a.json", "-o", "jsonl=out/b.jsonl");
        result.ShouldExitWith(2).Errors.Should().Contain("'out/a.json': its folder does not exist");

        Directory.CreateDirectory(_repository.PathOf("out"));
        result = Tool.Run(_repository.Root, "scan", "a.txt", "-o", "json=out/a.json", "-o", "jsonl=out/b.jsonl").ShouldExitWith(1);
        result.Output.Should().Contain("Found 1 secret");
        Report.Findings(File.ReadAllText(_repository.PathOf("out/a.json"))).Should().ContainSingle();
        File.Exists(_repository.PathOf("out/b.jsonl")).Should().BeTrue();
    }

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("jsonl")]
    [InlineData("sarif")]
    public void A_report_is_written_when_there_is_nothing_to_report(string format)
    {
        Tool.Run(_repository.Root, "scan", "-o", $"{format}=report").ShouldExitWith(0);

        new FileInfo(_repository.PathOf("report")).Length.Should().BePositive();
    }

    [Fact]
    public void A_new_report_replaces_the_old_one_and_leaves_nothing_beside_it()
    {
        Directory.CreateDirectory(_repository.PathOf("out"));
        _repository.Write("out/report.json", new string('x', 1_000_000));

        Tool.Run(_repository.Root, "scan", "--exclude", "out/**", "-o", "json=out/report.json").ShouldExitWith(0);

        Directory.GetFiles(_repository.PathOf("out")).Should().ContainSingle();
        Report.Findings(File.ReadAllText(_repository.PathOf("out/report.json"))).Should().BeEmpty();
    }

    [UnixFact]
    public void A_link_that_leads_to_nothing_yet_leads_to_the_report()
    {
        File.CreateSymbolicLink(_repository.PathOf("link.json"), "real.json");
        File.CreateSymbolicLink(_repository.PathOf("lost.json"), "nowhere/real.json");

        Tool.Run(_repository.Root, "scan", "-o", "link.json").ShouldExitWith(0);
        Tool.Run(_repository.Root, "scan", "-o", "lost.json").ShouldExitWith(2).Errors.Should().Contain("'lost.json': its folder does not exist");

        File.ReadAllText(_repository.PathOf("real.json")).Should().Contain("schemaVersion");
    }

    [UnixFact]
    public void A_link_stays_a_link()
    {
        _repository.Write("real.json", "old");
        File.CreateSymbolicLink(_repository.PathOf("link.json"), "real.json");

        Tool.Run(_repository.Root, "scan", "-o", "link.json").ShouldExitWith(0);

        new FileInfo(_repository.PathOf("link.json")).LinkTarget.Should().Be("real.json");
        Report.Findings(File.ReadAllText(_repository.PathOf("real.json"))).Should().BeEmpty();
    }

    [UnixFact]
    public void A_full_disk_is_one_sentence()
    {
        _repository.Write("a.txt", Tokens.GitHub());

        var result = Tool.Run(_repository.Root, "scan", "-o", "json=/dev/full").ShouldExitWith(2);

        result.Errors.Should().Be("leakscan: cannot write the report to '/dev/full': no space left on the device\n");
        result.Output.Should().Contain("Found 1 secret", "what was found is still told where it can be");
    }

    [UnixTheory]
    [InlineData("scan")]
    [InlineData("scan", "--help")]
    [InlineData("--version")]
    public void A_full_disk_behind_standard_output_is_one_sentence(params string[] arguments)
    {
        var run = new ToolRun { Folder = _repository.Root, Arguments = arguments, Shell = "\"$@\" >/dev/full" };

        run.Finish().ShouldExitWith(2).Errors.Should().Be("leakscan: cannot write to standard output: no space left on the device\n");
    }

    [UnixFact]
    public void An_existing_report_survives_a_failure()
    {
        Directory.CreateDirectory(_repository.PathOf("out"));
        _repository.Write("out/report.json", "old").Write("a.txt", string.Concat(Enumerable.Range(0, 500).Select(i => Tokens.GitHub($"{i}") + "\n")));
        // A limit of eight blocks for each file, which the report exceeds.
        var run = new ToolRun
        {
            Folder = _repository.Root,
            Arguments = ["scan", "a.txt", "-o", "json=out/report.json"],
            Shell = "trap '' XFSZ; ulimit -f 8; \"$@\" | cat",
            Environment = new Dictionary<string, string>(StringComparer.Ordinal) { ["DOTNET_EnableWriteXorExecute"] = "0" },
        };

        run.Finish().Errors.Should().Be("leakscan: cannot write the report to 'out/report.json': the file gets too large\n");

        File.ReadAllText(_repository.PathOf("out/report.json")).Should().Be("old");
        Directory.GetFiles(_repository.PathOf("out")).Should().ContainSingle();
    }

    [Fact]
    public void A_folder_is_no_place_for_a_report()
    {
        Directory.CreateDirectory(_repository.PathOf("out"));

        Tool.Run(_repository.Root, "scan", "-o", "json=out").ShouldExitWith(2).Errors.Should().Contain("'out': it is a folder");
    }

    [Fact]
    public void Text_has_colour_only_when_asked_for_or_on_a_terminal()
    {
        const char Escape = '\e';
        _repository.Write("a.txt", Tokens.GitHub());
        var run = new ToolRun { Folder = _repository.Root, Arguments = ["scan"] };
        var noColor = new Dictionary<string, string>(StringComparer.Ordinal) { ["NO_COLOR"] = "1" };

        run.Finish().Output.Should().NotContain($"{Escape}");
        (run with { Arguments = ["scan", "--color", "always"], Environment = noColor }).Finish().Output.Should().Contain($"{Escape}[");
    }
}

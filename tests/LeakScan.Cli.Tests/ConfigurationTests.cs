using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests;

public sealed class ConfigurationTests : IDisposable
{
    private const string File = ".leakscan.yml";
    private readonly GitSandbox _repository = new();

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("scan")]
    [InlineData("history")]
    [InlineData("staged")]
    public void Excluded_paths_do_not_count_whatever_is_scanned(string command)
    {
        _repository.Write("third_party/x/a.txt", Tokens.GitHub("a")).Write("src/b.txt", Tokens.GitHub("b"));
        _repository.Write(File, "version: 1\npaths: {exclude: [third_party]}\n").Git("add", ".");
        if (command == "history")
        {
            _repository.Commit();
        }

        Report.Findings(Run(command, "-f", "json").ShouldExitWith(1)).Select(f => f.Path).Should().Equal("src/b.txt");
        Report.Findings(Run(command, "-f", "json", "--no-config").ShouldExitWith(1)).Should().HaveCount(2);
    }

    [Fact]
    public void Is_found_above_what_is_scanned_and_not_above_its_repository()
    {
        _repository.Write("sub/dir/a.txt", Tokens.GitHub()).Write(File, $"version: 1\nrules: {{disable: [{Tokens.GitHubRule}]}}\n");
        Tool.Run(_repository.PathOf("sub/dir"), "scan").ShouldExitWith(0);
        Tool.Run(_repository.Outside, "scan", _repository.PathOf("sub")).ShouldExitWith(0);

        System.IO.File.Move(_repository.PathOf(File), Path.Combine(_repository.Outside, File));
        Run("scan").ShouldExitWith(1);
        Run("scan", "--config", "../" + File).ShouldExitWith(0);
    }

    [Fact]
    public void What_it_takes_away_is_printed_on_request()
    {
        _repository.Write(File, $"version: 1\nrules: {{disable: [{Tokens.GitHubRule}]}}\npaths: {{exclude: [vendor]}}\nallow:\n  - {{paths: ['docs/**'], reason: examples}}\n");

        Run("scan").ShouldExitWith(0).Errors.Should().BeEmpty();
        Run("scan", "-v").ShouldExitWith(0).Errors.Should()
            .Contain($"{File} disables the rule {Tokens.GitHubRule}").And.Contain($"{File} leaves out vendor")
            .And.Contain($"{File} allows every secret in docs/** (line 5: examples)");
    }

    [Fact]
    public void Names_rules_confidence_limits_and_a_baseline()
    {
        _repository.Write("tools/ours.yml", RuleFiles.Acme).Write("a.txt", "acme-" + "123456789\n").Write("b.txt", Tokens.GitHub());
        Run("baseline", "create").ShouldExitWith(0);
        _repository.Write("big.txt", new string('x', 5000));
        _repository.Write(File, "version: 1\nmin-confidence: high\nrules: {packs: [tools/ours.yml]}\nbaseline: .leakscan.baseline\nlimits: {max-file-size: 4k}\n");

        var result = Run("scan", "-f", "json").ShouldExitWith(1);

        Report.Findings(result).Should().ContainSingle().Which.Rule.Should().Be(RuleFiles.AcmeId);
        result.Output.Should().Contain("\"minConfidence\": \"high\"").And.Contain("\"too-large\": 1").And.Contain("\"kind\": \"baseline\"");
        Run("scan", "-f", "json", "--min-confidence", "low", "--max-file-size", "1M").ShouldExitWith(1).Output.Should()
            .Contain("\"minConfidence\": \"low\"", "the command line wins").And.NotContain("too-large");
    }

    [Fact]
    public void What_it_allows_is_counted_and_a_suppression_in_sarif()
    {
        _repository.Write("docs/a.md", Tokens.GitHub()).Write(File, "version: 1\nallow: [{paths: ['docs/**'], reason: an example}]\n");

        Run("scan").ShouldExitWith(0).Output.Should().Contain("1 finding allowed and not counted: 1 by the configuration");
        Run("scan", "-f", "sarif").ShouldExitWith(0).Output.Should().Contain("\"kind\": \"external\"").And.Contain("\"justification\": \"an example\"");
    }

    [Fact]
    public void Init_writes_one_that_changes_nothing_and_never_overwrites()
    {
        Directory.CreateDirectory(_repository.PathOf("sub"));
        Tool.Run(_repository.PathOf("sub"), "init").ShouldExitWith(0).Errors.Should().Contain(File);
        var text = System.IO.File.ReadAllText(_repository.PathOf(File));
        text.Should().Contain("version: 1");
        Run("scan").ShouldExitWith(0).Errors.Should().BeEmpty();

        _repository.Write(File, "mine");
        Run("init").ShouldExitWith(2).Errors.Should().MatchRegex("^leakscan: there is a configuration already, [^\n]*\n$");
        System.IO.File.ReadAllText(_repository.PathOf(File)).Should().Be("mine");
    }

    [Theory]
    [InlineData("version: 2\n", @":1: a configuration of version 2, and this LeakScan knows versions up to 1; update LeakScan")]
    [InlineData("version: 1\npathss: {}\n", @":2: .*unknown field 'pathss'; did you mean 'paths'\?")]
    [InlineData("version: 1\nrules:\n  disable:\n    - github-pat-clasic\n", @":4: there is no rule 'github-pat-clasic' \(did you mean 'github-pat-classic'\?\)")]
    public void One_that_is_not_valid_ends_every_scan_with_one_sentence(string text, string problem)
    {
        _repository.CommitFile(File, text);

        foreach (var command in (string[])["scan", "history", "staged"])
        {
            var result = Run(command).ShouldExitWith(2);
            result.Errors.Should().MatchRegex($@"^leakscan: \.leakscan\.yml{problem}[^\n]*\n$");
            result.Output.Should().BeEmpty();
        }

        Run("scan", "--no-config").ShouldExitWith(0);
    }

    [Fact]
    public void Options_that_contradict_each_other_or_name_nothing()
    {
        Run("scan", "--config", "a.yml", "--no-config").ShouldExitWith(2).Errors.Should().Contain("contradict");
        Run("scan", "--config", "a.yml").ShouldExitWith(2).Errors.Should().Contain("a.yml: no such configuration");
    }

    [Fact]
    public void No_yaml_library_is_loaded_where_there_is_no_configuration()
    {
        var debug = new Dictionary<string, string> { ["LEAKSCAN_DEBUG"] = "1" };
        _repository.Write("a.txt", "nothing");

        new ToolRun { Folder = _repository.Root, Arguments = ["scan"], Environment = debug }.Finish().ShouldExitWith(0).Errors.Should().NotContain("YamlDotNet");
        _repository.Write(File, "version: 1\n");
        new ToolRun { Folder = _repository.Root, Arguments = ["scan"], Environment = debug }.Finish().ShouldExitWith(0).Errors.Should().Contain("YamlDotNet");
    }

    private ToolResult Run(params string[] arguments) => Tool.Run(_repository.Root, arguments);
}

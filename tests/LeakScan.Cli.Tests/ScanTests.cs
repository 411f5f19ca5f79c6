using System.Text;
using LeakScan.Cli.Tests.Tooling;
using LeakScan.Rules.Templates;

namespace LeakScan.Cli.Tests;

public sealed class ScanTests : IDisposable
{
    private readonly GitSandbox _repository = new();
    private readonly string _token = Tokens.GitHub();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Shows_where_a_secret_stands_and_exits_with_1()
    {
        _repository.Write("src/app.py", $"import os\ntoken = '{_token}'\n");

        var result = Tool.Run(_repository.Root, "scan").ShouldExitWith(1);

        result.Output.Should().Contain("src/app.py").And.Contain("2:10").And.Contain(Tokens.GitHubRule).And.Contain("Found 1 secret");
        result.Errors.Should().BeEmpty();
    }

    /// <summary>Alone it would be of low confidence and have no line to show; the name before it makes it surer when all is told.</summary>
    [Fact]
    public void Shows_the_line_of_a_token_whose_checksum_fails_behind_a_name()
    {
        _repository.Write("app.env", $"GRAFANA_TOKEN=glsa_{TemplateExpander.Expand("{{base62:32}}", "line")}_0a1b2c3d\n");

        var result = Tool.Run(_repository.Root, "scan").ShouldExitWith(1);

        result.Output.Should().Contain("app.env").And.Contain("1:15").And.Contain("grafana-service-account-token");
        result.Errors.Should().BeEmpty();
    }

    [Fact]
    public void Exits_with_0_when_there_is_nothing()
    {
        _repository.Write("README.md", "hello\n");

        Tool.Run(_repository.Root, "scan").ShouldExitWith(0).Output.Should().Contain("Clean");
    }

    [Fact]
    public void Finds_a_literal_key_and_not_one_that_is_read_from_the_environment()
    {
        _repository.Write("bad.js", "const apiKey = \"12345-SECRET" + "-API-KEY\";\n").Write("good.js", "const apiKey = process.env.API_KEY;\n");

        var findings = Report.Findings(Tool.Run(_repository.Root, "scan", "-f", "json").ShouldExitWith(1));

        findings.Should().ContainSingle().Which.Path.Should().Be("bad.js");
    }

    [Fact]
    public void Scans_the_files_and_folders_that_are_named_and_no_others()
    {
        _repository.Write("a/one.txt", Tokens.GitHub("1")).Write("b/two.txt", Tokens.GitHub("2")).Write("three.txt", Tokens.GitHub("3"));

        var findings = Report.Findings(Tool.Run(_repository.Root, "scan", "a", "three.txt", "-f", "json").ShouldExitWith(1));

        findings.Select(f => f.Path).Should().Equal("a/one.txt", "three.txt");
    }

    [Fact]
    public void Scans_a_folder_that_is_no_repository()
    {
        var folder = Directory.CreateDirectory(Path.Combine(_repository.Outside, "plain")).FullName;
        File.WriteAllText(Path.Combine(folder, "a.txt"), _token);

        Report.Findings(Tool.Run(folder, "scan", "-f", "json").ShouldExitWith(1)).Should().ContainSingle().Which.Path.Should().Be("a.txt");
    }

    [Fact]
    public void Calls_no_bare_repository_clean_whose_commits_it_does_not_read()
    {
        using var bare = _repository.Clone("--bare");

        Tool.Run(bare.Root, "scan").ShouldExitWith(2).Errors.Should().Contain("'.' is a bare repository").And.Contain("'leakscan history'");
        Tool.Run(_repository.Root, "scan", ".", bare.Root).ShouldExitWith(2).Errors.Should().Contain($"'{bare.Root}' is a bare repository");
        Tool.Run(_repository.Root, "baseline", "create", bare.Root).ShouldExitWith(2);
        Tool.Run(bare.Root, "scan", "--history").ShouldExitWith(0).Errors.Should().BeEmpty();
        Tool.Run(bare.Root, "scan", "hooks").ShouldExitWith(0).Errors.Should().BeEmpty();
        Tool.Run(bare.Root, "staged").ShouldExitWith(2).Errors.Should().Contain("is a bare repository").And.Contain("'leakscan history'");
        Tool.Run(_repository.Root, "staged", bare.Root).ShouldExitWith(2);
        Tool.Run(_repository.Root, "scan").ShouldExitWith(0).Errors.Should().BeEmpty();
        Tool.Run(_repository.Root, "scan", ".git").ShouldExitWith(0).Errors.Should().BeEmpty();
    }

    [Fact]
    public void Honours_gitignore_unless_told_not_to()
    {
        _repository.Write(".gitignore", "*.local\nbuild/\n").Write("app.local", _token).Write("build/out.txt", _token).Write("app.txt", "clean");

        Tool.Run(_repository.Root, "scan").ShouldExitWith(0);
        Report.Findings(Tool.Run(_repository.Root, "scan", "--no-ignore", "-f", "json").ShouldExitWith(1))
            .Select(f => f.Path).Should().Equal("app.local", "build/out.txt");
    }

    [Fact]
    public void Include_and_exclude_choose_files()
    {
        _repository.Write("src/a.cs", _token).Write("src/a.txt", _token).Write("vendor/b.cs", _token);

        Report.Findings(Tool.Run(_repository.Root, "scan", "--include", "**/*.cs", "--exclude", "vendor/**", "-f", "json").ShouldExitWith(1))
            .Select(f => f.Path).Should().Equal("src/a.cs");
    }

    [Fact]
    public void What_is_left_out_is_left_out_by_the_letters_of_the_file_system()
    {
        _repository.Write("Vendor/a.txt", _token);

        Tool.Run(_repository.Root, "scan", "--include", "vendor/**").ShouldExitWith(1);
        Tool.Run(_repository.Root, "scan", "--exclude", "vendor/**").ShouldExitWith(OperatingSystem.IsLinux() ? 1 : 0);
        _repository.Write(".leakscan.yml", "version: 1\nallow: [{paths: ['vendor/**']}]\n");
        Tool.Run(_repository.Root, "scan").ShouldExitWith(OperatingSystem.IsLinux() ? 1 : 0);
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("utf-32")]
    public void Reads_texts_of_every_encoding(string encoding)
    {
        var text = $"first line: äöü\r\ntoken: {_token}\r\n";
        var mark = Encoding.GetEncoding(encoding).GetPreamble();
        _repository.Write("notes.txt", [.. mark, .. Encoding.GetEncoding(encoding).GetBytes(text)]);

        var finding = Report.Findings(Tool.Run(_repository.Root, "scan", "-f", "json").ShouldExitWith(1)).Should().ContainSingle().Subject;

        (finding.Line, finding.Column).Should().Be((2, 8));
    }

    [Fact]
    public void Reads_standard_input()
    {
        var run = new ToolRun { Folder = _repository.Root, Arguments = ["scan", "-", "-f", "json"], Input = Encoding.UTF8.GetBytes($"a\nb {_token}\n") };

        var finding = Report.Findings(run.Finish().ShouldExitWith(1)).Should().ContainSingle().Subject;

        (finding.Path, finding.Line, finding.Column).Should().Be(("<stdin>", 2, 3));
    }

    [Fact]
    public void Scans_the_history_too_in_the_same_report()
    {
        _repository.CommitFile("old.txt", Tokens.GitHub("old"));
        File.Delete(_repository.PathOf("old.txt"));
        _repository.Commit("Remove it");
        _repository.Write("new.txt", Tokens.GitHub("new"));

        Report.Findings(Tool.Run(_repository.Root, "scan", "--history", "-f", "json").ShouldExitWith(1))
            .Select(f => f.Path).Should().BeEquivalentTo("new.txt", "old.txt");
    }

    [Fact]
    public void An_inline_marker_allows_a_finding_unless_told_not_to()
    {
        _repository.Write("a.py", $"token = '{_token}'  # leakscan:allow made for a test\n");

        Tool.Run(_repository.Root, "scan").ShouldExitWith(0).Output.Should().Contain("1 finding allowed");
        Tool.Run(_repository.Root, "scan", "--no-inline-allow").ShouldExitWith(1);
    }

    [Fact]
    public void Rules_of_a_file_are_used_beside_the_built_in_ones()
    {
        _repository.Write("rules/acme.yml", RuleFiles.Acme).Write("a.txt", $"acme-{new string('4', 3)}271828\n{_token}\n");

        Report.Findings(Tool.Run(_repository.Root, "scan", "a.txt", "--rules", "rules/acme.yml", "-f", "json").ShouldExitWith(1))
            .Select(f => f.Rule).Should().BeEquivalentTo(RuleFiles.AcmeId, Tokens.GitHubRule);
    }

    [Fact]
    public void The_report_is_the_same_whatever_the_number_of_threads()
    {
        for (var i = 0; i < 40; i++)
        {
            _repository.Write($"folder{i % 7}/file{i}.txt", $"{new string('\n', i)}token={Tokens.GitHub($"{i % 5}")}\n");
        }

        _repository.Commit();
        var one = Tool.Run(_repository.Root, "scan", "--history", "--no-cache", "-f", "json", "--threads", "1").ShouldExitWith(1);
        var four = Tool.Run(_repository.Root, "scan", "--history", "--no-cache", "-f", "json", "--threads", "4").ShouldExitWith(1);

        four.Output.Should().Be(one.Output);
        Report.Findings(one).Should().HaveCountGreaterThanOrEqualTo(40);
    }

    [Fact]
    public void Says_what_was_used_when_asked_to()
    {
        Tool.Run(_repository.Root, "scan", "-v").ShouldExitWith(0).Errors.Should().MatchRegex(@"leakscan: \d+ rules, \d+ threads\n").And.Contain(" bytes in ");
        Tool.Run(_repository.Root, "scan", "-q").ShouldExitWith(0).Errors.Should().BeEmpty();
    }
}

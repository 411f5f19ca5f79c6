using System.Security.Cryptography;
using System.Text;
using LeakScan.Cli.Importing;
using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests;

public sealed class ImportTests : IDisposable
{
    private const string Gitleaks =
        """
        title = "ours"
        [extend]
        useDefault = true
        [allowlist]
        stopwords = ["example"]
        paths = ['''(?:^|/)vendor(?:/.*)?$''', '''\.(?:png|svg)$''', '''(a+b+)+$''']
        [[rules]]
        id = "acme"
        description = "An Acme key's 'quotes'"
        regex = '''(?i)acme[_-]?key\s*=\s*"?(k-[a-z0-9]{16})(?:["\s]|$)'''
        keywords = ["acme"]
        entropy = 3.0
        tags = ["acme"]
        [[rules]]
        id = "acme-second"
        regex = "(acme)=\\b(second-[0-9]{9})"
        secretGroup = 2
        keywords = ["second-"]
        path = '''(?i)\.ya?ml$'''
        [rules.allowlist]
        regexes = ["0{6}$"]
        [[rules.allowlists]]
        condition = "AND"
        paths = ["x"]
        [[rules]]
        id = "acme-nothing"
        regex = "abc"
        [[rules]]
        id = "acme-look"
        regex = "(?P<x>key)[0-9]{3}(?i)z|q{{"
        keywords = ["key"]
        [[rules]]
        id = "acme-store"
        path = '''(?:^|/)[^/]+\.keystore$'''
        """;

    private readonly GitSandbox _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void An_allowlist_without_rules_becomes_a_configuration()
    {
        _repository.Write("gitleaks.toml", "[extend]\nuseDefault = true\n[allowlist]\nregexes = ['^0x[a-f]{4}']\npaths = ['docs/.*\\.md$', '^vendor/']\n");
        _repository.Write("vendor/a.txt", Tokens.GitHub());
        Run("scan").ShouldExitWith(1);

        var result = Run("rules", "import", "gitleaks.toml", "-o", ".leakscan.yml").ShouldExitWith(0);

        result.Errors.Should().Contain("'gitleaks.toml' has no rules; its allowlist is a configuration now");
        Run("scan").ShouldExitWith(0).Output.Should().Contain("1 by the configuration");
    }

    [Fact]
    public void What_a_filter_of_betterleaks_would_keep_out_is_of_low_confidence()
    {
        _repository.Write("b.toml",
            """"
            [[rules]]
            id = "acme-drawn"
            regex = 'drawn-[a-z0-9]{16}'
            keywords = ["drawn-"]
            filter = """filter.entropy(finding["secret"]) < 3.5
            """
            [[rules]]
            id = "acme-filtered"
            regex = 'filtered-[a-z0-9]{16}'
            keywords = ["filtered-"]
            filter = """entropy(finding["secret"]) <= 2.0
            || matchesAny(finding["line"], [`x`])"""
            [[rules]]
            id = "acme-host"
            regex = 'host-[a-z0-9]{16}'
            keywords = ["host-"]
            skipReport = true
            [[rules]]
            id = "acme-dear"
            regex = 'dear(?:.*?|.*?(?:[\r\n]{1,2}.*?){1,5})[ \t\n\r]x{9}y'
            keywords = ["dear"]
            """");

        var result = Run("rules", "import", "b.toml", "-o", "b.yml").ShouldExitWith(0);

        result.Errors.Should().Contain("acme-filtered: of low confidence, because its filter is left out but for the entropy")
            .And.Contain("acme-host: of low confidence").And.Contain("acme-dear: costs").And.NotContain("acme-drawn: of low");
        File.ReadAllText(_repository.PathOf("b.yml")).Should().Contain("entropy: 3.5").And.Contain("entropy: 2\n");
        _repository.Write("a.txt", "drawn-q8w3e7r2t6y1u9i4\nfiltered-q8w3e7r2t6y1u9i4\nhost-q8w3e7r2t6y1u9i4\ndrawn-aaaaaaaaaaaaaaaa\n");
        Report.Findings(Run("scan", "--rules", "b.yml", "a.txt", "-f", "json")).Select(f => (f.Rule, f.Line)).Should().Equal(("acme-drawn", 1));
    }

    [Fact]
    public void Rules_of_gitleaks_become_a_rule_file_that_finds_the_same()
    {
        _repository.Write("gitleaks.toml", Gitleaks);
        var result = Run("rules", "import", "gitleaks.toml", "-o", "ours.yml").ShouldExitWith(0);

        // What gitleaks has no word for is missed in one sentence, and asked for once somebody takes the file for their own.
        Run("rules", "check", "ours.yml").ShouldExitWith(0).Errors.Split('\n').Where(line => line.Contains("example", StringComparison.Ordinal))
            .Should().ContainSingle().Which.Should().Contain("4 imported rules lack examples");
        var imported = File.ReadAllLines(_repository.PathOf("ours.yml"));
        _repository.Write("own.yml", string.Join('\n', imported.Where(line => !line.StartsWith("imported:", StringComparison.Ordinal))));
        Run("rules", "check", "own.yml").ShouldExitWith(2).Errors.Should().Contain("has no negative example");
        var random = "k-a8d0x3" + "q7m2v9c5w1";
        _repository.Write("a.txt", $"ACME_KEY = \"{random}\"\n").Write("vendor/a.txt", $"acme_key={random}\n").Write("b.txt", "acme-key=k-example" + "d8x3q7m2w\n");
        _repository.Write("c.yaml", "acme=second-123" + "456789\n").Write("c.txt", "acme=second-123" + "456788\n").Write("d.yml", "acme=second-120" + "000000\n");

        var found = Report.Findings(Run("scan", "a.txt", "b.txt", "c.yaml", "c.txt", "d.yml", "vendor", "--rules", "ours.yml", "-f", "json").ShouldExitWith(1))
            .Where(f => f.Rule.Contains("acme"));

        found.Select(f => (f.Path, f.Rule)).Should().Equal(("a.txt", "gitleaks-acme"), ("c.yaml", "acme-second"));
        result.Errors.Should().Contain("4 of 5 rules carried over");
    }

    [Fact]
    public void What_cannot_be_carried_over_is_listed_with_the_reason()
    {
        _repository.Write("gitleaks.toml", Gitleaks);

        Golden.Check("import-gitleaks.txt", Run("rules", "import", "gitleaks.toml").ShouldExitWith(0).Errors);
    }

    [Fact]
    public void The_rule_file_is_what_the_golden_file_says()
    {
        _repository.Write("gitleaks.toml", Gitleaks);

        Golden.Check("import-gitleaks.yml", Run("rules", "import", "gitleaks.toml").ShouldExitWith(0).Output);
    }

    [Theory]
    [InlineData("[[rules]\n", ":1: not TOML that can be read: a ']' is missing")]
    [InlineData("a = 1\nb = \"no end\n", ":2: not TOML that can be read: a string without its end")]
    [InlineData("a = 1\na = 2\n", ":2: not TOML that can be read: 'a' is given twice")]
    [InlineData("a = 1979-05-27T07:32:00Z\n", ":1: *is not a value that is read here")]
    [InlineData("title = \"x\"\n", "holds no [[rules]]")]
    [InlineData("[[rules]]\nid = \"a-b\"\nregex = \"x\"\n", "can be carried over")]
    public void A_file_that_is_no_configuration_of_gitleaks(string text, string problem)
    {
        _repository.Write("bad.toml", text);

        var result = Run("rules", "import", "bad.toml", "-o", "out.yml").ShouldExitWith(2);

        result.Errors.Should().StartWith("leakscan: ").And.Match($"*bad.toml*{problem}*");
        File.Exists(_repository.PathOf("out.yml")).Should().BeFalse();
    }

    [Fact]
    public void Import_never_overwrites()
    {
        _repository.Write("gitleaks.toml", Gitleaks).Write("out.yml", "mine");

        Run("rules", "import", "gitleaks.toml", "-o", "out.yml").ShouldExitWith(2).Errors.Should().Contain("exists already");
        Run("rules", "import", "no.toml").ShouldExitWith(2).Errors.Should().Contain("cannot read 'no.toml': it does not exist");
        File.ReadAllText(_repository.PathOf("out.yml")).Should().Be("mine");
    }

    [Theory]
    [InlineData("report.json")]
    [InlineData("redacted.json")]
    [InlineData(".gitleaksignore")]
    [InlineData(".secrets.baseline")]
    public void What_another_scanner_accepts_becomes_a_baseline(string file)
    {
        var (known, unknown) = (Tokens.GitHub("known"), Tokens.GitHub("unknown"));
        _repository.Write("src/a.txt", $"\ntoken: {known}\n").Write("src/b.txt", unknown);
        var commit = _repository.Commit();
        var report = """[{"RuleID": "github-pat", "File": "src/a.txt", "StartLine": 2, "Commit": "", "Secret": "SECRET"}, {"RuleID": "x", "File": "gone.txt", "StartLine": 1, "Commit": "", "Secret": "REDACTED"}]""";
#pragma warning disable CA5350 // What detect-secrets writes.
        var hash = Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(known)));
#pragma warning restore CA5350
        _repository.Write(file, file switch
        {
            "report.json" => report.Replace("SECRET", known),
            "redacted.json" => report.Replace("SECRET", "REDACTED"),
            ".gitleaksignore" => $"# accepted\n{_repository.Id("HEAD")}:src/a.txt:github-pat:2\ngone.txt:github-pat:1\n",
            _ => """{"version": "1.5.0", "results": {"src/a.txt": [{"type": "GitHub Token", "hashed_secret": "HASH", "line_number": 2}, {"type": "x", "hashed_secret": "00", "line_number": 1}]}}""".Replace("HASH", hash),
        });

        var result = Run("baseline", "create", "--history", "--from", file, "-v").ShouldExitWith(0);

        commit.Should().NotBeEmpty();
        result.Errors.Should().Contain("1 of 2 entries taken over").And.Contain("1 entry accepts nothing that is found here").And.Contain("accepts 1 secret");
        Report.Findings(Run("scan", "src", "--history", "--baseline", ".leakscan.baseline", "-f", "json").ShouldExitWith(1)).Should().OnlyContain(f => f.Path == "src/b.txt");
        result.All.Should().NotContain(known).And.NotContain(unknown);
    }

    [Theory]
    [InlineData("{\"a\": 1}", "is not a gitleaks report")]
    [InlineData("[{\"b\": 1}]", "is not a gitleaks report")]
    [InlineData("[", "is not a gitleaks report")]
    [InlineData("{\"results\": {\"a\": [{\"hashed_secret\": null}]}}", "is not a gitleaks report")]
    [InlineData("# fine\nnonsense\n", ":2: not an entry of .gitleaksignore")]
    public void A_file_that_no_scanner_wrote(string text, string problem)
    {
        _repository.Write("from.txt", text);

        Run("baseline", "create", "--from", "from.txt").ShouldExitWith(2).Errors.Should().Contain("from.txt").And.Contain(problem);
        File.Exists(_repository.PathOf(".leakscan.baseline")).Should().BeFalse();
    }

    [Theory]
    [InlineData("a.txt:x:1", true)]
    [InlineData("./a.txt:x:1", true)]
    [InlineData("/builds/shop/a.txt:x:1", true)]
    [InlineData("sub/a.txt:x:1", false)]
    public void A_place_of_another_file_accepts_nothing(string entry, bool isAccepted)
    {
        _repository.Write("a.txt", Tokens.GitHub("known")).Write("from", entry);

        var result = Run("baseline", "create", "a.txt", "--from", "from").ShouldExitWith(0);

        result.Errors.Should().Contain(isAccepted ? "accepts 1 secret" : "0 of 1 entry taken over");
    }

    [Theory]
    [InlineData("neg_[^[:space:]]{20}", "neg_[^[:space:]]{20}")]
    [InlineData("set_[a[b-]{20}", @"set_[a\[b-]{20}")]
    [InlineData("euro_€+[a-z]{20}", @"euro_(?:\xE2\x82\xAC)+[a-z]{20}")]
    [InlineData("open_\U0001F513?[a-z]{20}", @"open_(?:\xF0\x9F\x94\x93)?[a-z]{20}")]
    [InlineData("tab_\t[a-z]{20}", @"tab_\x09[a-z]{20}")]
    public void Expressions_of_characters_become_patterns_of_bytes(string expression, string pattern) =>
        ExpressionRewriter.Rewrite(expression, 0, out _).Should().Be(pattern);

    [Fact]
    public void Rules_that_could_never_tell_anything_are_left_out_with_the_reason()
    {
        _repository.Write("gitleaks.toml", """
            [[rules]]
            id = "ours-high"
            regex = "high-[a-z]{9}"
            keywords = ["high-"]
            entropy = 9
            [[rules]]
            id = "ours-pair"
            regex = "pair-[a-z]{9}"
            keywords = ["pair-"]
            [[rules.required]]
            id = "ours-high"
            [[rules]]
            id = "ours-umlaut"
            regex = "[äö]umlaut-[a-z]{9}"
            keywords = ["umlaut-"]
            [[rules]]
            id = "ours-fine"
            regex = "fine-[a-z]{9}"
            keywords = ["fine-"]
            [[rules.required]]
            id = "ours-other"
            withinLines = 5000
            [[rules]]
            id = "ours-other"
            regex = "other-[a-z]{9}"
            keywords = ["other-"]
            """);

        var result = Run("rules", "import", "gitleaks.toml").ShouldExitWith(0);

        result.Errors.Should().Contain("ours-high: left out, because no text has an entropy").And.Contain("ours-pair: left out, because it requires ours-high, which is not carried over")
            .And.Contain("ours-umlaut: left out: ").And.Contain("2 of 5 rules carried over");
        result.Output.Should().Contain("requires: [{rule: ours-other, within_lines: 1000}]").And.NotContain("ours-pair");
    }

    private ToolResult Run(params string[] arguments) => Tool.Run(_repository.Root, arguments);
}

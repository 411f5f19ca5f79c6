using LeakScan.Findings;
using LeakScan.Git;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Sources;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Findings;

/// <summary>The parts of one credential are one finding, wherever they are found.</summary>
public sealed class CompositeTests
{
    // With the examples, which the compiled pack leaves out.
    private static readonly RulePack Source = RulePack.Read(Path.Combine(RepositoryRoot.Path, "rules"));
    private static readonly string Id = "aws_access_key_id = " + TemplateExpander.Expand("AKIA{{base32:16}}", "id");
    private static readonly string Secret = TemplateExpander.Expand("aws_secret_access_key = {{base64:40}}", "secret");
    private static readonly string Other = TemplateExpander.Expand("aws_secret_access_key = {{base64:40}}", "other");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Id_and_secret_near_each_other_are_one_finding(bool idFirst)
    {
        var finding = Find(idFirst ? $"[default]\n{Id}\n{Secret}\n" : $"[default]\n{Secret}\n{Id}\n").Should().ContainSingle().Subject;

        finding.Rule.Id.Should().Be("aws-secret-access-key");
        finding.Confidence.Should().Be(Confidence.High);
        var part = finding.Parts.Should().ContainSingle().Subject;
        part.Rule.Id.Should().Be("aws-access-key-id");
        part.Region.StartLine.Should().Be(idFirst ? 2 : 3);
        part.Region.StartColumn.Should().Be(21);
        part.Snippet.Text.Should().Be("aws_access_key_id = AKIA***");
        part.Verification.Should().Be(Verification.NotApplicable);
        part.Notes.Should().ContainSingle().Which.Should().StartWith("AWS account ");
    }

    public static TheoryData<string, string> Pairs()
    {
        var data = new TheoryData<string, string>();
        foreach (var rule in Source.Rules)
        {
            foreach (var requirement in rule.Requires)
            {
                data.Add(rule.Id, requirement.RuleId);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Every_pair_that_rules_name_is_one_finding(string rule, string required)
    {
        var (secret, id) = (Example(rule), Example(required));

        foreach (var text in new[] { $"{id}\n{secret}\n", $"{secret}\n{id}\n", $"x:\n    {id}\n    {secret}\n", $"/* {id}\r\n * {secret}\r\n */\r\n" })
        {
            Find(text).Should().Contain(f => f.Parts.Any(p => new[] { f.Rule.Id, p.Rule.Id }.Order().SequenceEqual(new[] { rule, required }.Order())), text);
        }
    }

    private static string Example(string id) => TemplateExpander.Expand(Source.Rules.Single(r => r.Id == id).Examples[0], id);

    [Fact]
    public void An_id_far_from_its_secret_is_a_finding_of_its_own() =>
        RulesIn(Find($"{Id}\n\n\n\n\n\n\n{Secret}\n")).Should().Equal("aws-access-key-id", "aws-secret-access-key");

    [Fact]
    public void An_id_between_two_secrets_belongs_to_both() =>
        Find($"{Secret}\n{Id}\n{Other}\n").Should().HaveCount(2).And.OnlyContain(f => f.Parts.Count == 1 && f.Rule.Id == "aws-secret-access-key");

    [Fact]
    public void The_nearest_of_two_ids_is_the_part()
    {
        var near = "aws_access_key_id = " + TemplateExpander.Expand("AKIA{{base32:16}}", "near");

        var findings = Find($"{Id}\n\n{Secret}\n{near}\n");

        RulesIn(findings).Should().Equal("aws-access-key-id", "aws-secret-access-key");
        findings[1].Parts.Should().ContainSingle().Which.Region.StartLine.Should().Be(4);
    }

    [Fact]
    public void A_name_that_is_no_secret_is_told_with_the_secret_only()
    {
        var sid = TemplateExpander.Expand("TWILIO_ACCOUNT_SID=AC{{hex:32}}", "sid");
        var token = TemplateExpander.Expand("TWILIO_AUTH_TOKEN={{hex:32}}", "token");

        Find(sid + "\n").Should().BeEmpty();
        var finding = Find($"{sid}\n{token}\n").Should().ContainSingle().Subject;
        finding.Parts.Should().ContainSingle().Which.Rule.Id.Should().Be("twilio-account-sid");
        finding.Severity.Should().Be(finding.Rule.Severity).And.NotBe(finding.Parts[0].Rule.Severity);
    }

    [Fact]
    public void An_id_is_not_allowed_by_the_marker_of_its_secret()
    {
        var findings = Scan(new TextSource($"{Id}\n{Secret} # leakscan:allow made up\n"));

        RulesIn(findings.Findings).Should().Equal("aws-access-key-id");
        RulesIn(findings.Suppressed).Should().Equal("aws-secret-access-key");
    }

    [Fact]
    public void Rules_on_the_same_bytes_give_the_most_specific_finding()
    {
        var token = TemplateExpander.Expand("password: {{checksum:github-crc32:ghp_}}", "token");

        RulesIn(Find(token)).Should().Equal("github-pat-classic");
    }

    [Fact]
    public void Parts_that_entered_a_history_one_after_the_other_are_one_finding()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a.ini", $"{Id}\n", "Only the id");
        var second = sandbox.CommitFile("a.ini", $"{Id}\n{Secret}\n", "Both");
        sandbox.CommitFile("a.ini", $"# moved\n{Id}\n{Secret}\n", "Both, moved");
        sandbox.CommitFile("a.ini", $"{Secret}\n", "Only the secret");
        using var repository = GitRepository.Open(sandbox.Root);
        using var reader = repository.OpenHistory(HistorySelection.All);

        var finding = Scan(new HistorySource(reader, HistorySelection.All)).Findings.Should().ContainSingle().Subject;

        finding.Rule.Id.Should().Be("aws-secret-access-key");
        ((GitProvenance)finding.Provenance).Location.Commit!.Id.ToString().Should().Be(second);
        finding.Occurrences.Should().Be(3);
        finding.Parts.Should().ContainSingle().Which.Region.StartLine.Should().Be(1);
    }

    [Fact]
    public void A_staged_part_tells_of_the_whole()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a.ini", $"{Secret}\n");
        sandbox.Write("a.ini", $"{Secret}\n{Id}\n").Git("add", "a.ini");
        using var repository = GitRepository.Open(sandbox.Root);

        Scan(new StagedSource(repository)).Findings.Should().ContainSingle().Which.Parts.Should().ContainSingle();
    }

    private static IReadOnlyList<Finding> Find(string text) => Scan(new TextSource(text, "config/app.ini")).Findings;

    private static ScanReport Scan(ISource source) =>
        new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = 1 }).Scan("scan", [source], null, CancellationToken.None);

    private static IEnumerable<string> RulesIn(IEnumerable<Finding> findings) => findings.Select(f => f.Rule.Id);
}

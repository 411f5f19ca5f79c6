using System.Text;
using LeakScan.Detection;
using LeakScan.Filtering;
using LeakScan.Findings;
using LeakScan.Rules;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Filtering;

/// <summary>What has the mark of an issuer and is none of its tokens is kept, at low confidence, and takes the place of nothing.</summary>
public sealed class IssuerMarkTests
{
    private static readonly Scanner Scanner = new(RulePack.BuiltIn, new ScanOptions { Workers = 1, MinConfidence = Confidence.Low, InlineAllow = false });

    [Theory]
    [InlineData("gitlab-pat", "glpat-", 'X', 20)]
    [InlineData("github-pat-classic", "ghp_", 'x', 36)]
    [InlineData("huggingface-organization-token", "api_org_", 'x', 34)]
    public void Keeps_what_is_too_regular_at_low_confidence(string rule, string mark, char filler, int length)
    {
        var finding = Find($"see {mark}{new string(filler, length)} there").Should().ContainSingle().Subject;

        finding.Rule.Id.Should().Be(rule);
        finding.Confidence.Should().Be(Confidence.Low);
        finding.Notes.Should().Equal("stands for a token");
    }

    [Fact]
    public void Keeps_a_token_whose_checksum_fails_and_the_example_of_a_manual()
    {
        var failed = Find($"see ghp_{Letters(36)} there").Should().ContainSingle(f => f.Rule.Id == "github-pat-classic").Subject;
        failed.Confidence.Should().Be(Confidence.Low);
        failed.Verification.Should().Be(Verification.Failed);
        failed.Notes.Should().Equal("stands for a token: checksum does not hold");
        Find("id = AKIAIOSFODNN7" + "EXAMPLE").Should().ContainSingle().Which.Confidence.Should().Be(Confidence.Low);
    }

    [Fact]
    public void Leaves_to_the_name_what_the_name_tells() =>
        Find($"github_token = \"ghp_{Letters(36)}\"", "a.py").Should().ContainSingle().Which.Rule.Id.Should().Be("generic-token");

    [Fact]
    public void Asks_for_a_mark() =>
        Find("Authorization: Basic " + Convert.ToBase64String("user:pass"u8)).Should().NotContain(f => f.Rule.Id == "http-basic-auth-header");

    [Theory]
    [InlineData("acme_", "acme_x", true)]
    [InlineData("acme_", "ACME_x", true)]
    [InlineData("acme_", "acme_", false)]
    [InlineData("acme_", "xacme_x", false)]
    [InlineData("a-b", "a-bx", true)]
    [InlineData("abc", "abcx", false)]
    public void A_mark_stands_at_the_start_and_is_no_short_word(string keyword, string secret, bool expected)
    {
        var rule = RulePack.BuiltIn.Rules[0] with { Detector = DetectorKind.Pattern, Confidence = Confidence.High, Keywords = [keyword] };

        IssuerMark.Has(rule, Encoding.ASCII.GetBytes(secret)).Should().Be(expected);
        IssuerMark.Has(rule with { Confidence = Confidence.Medium }, Encoding.ASCII.GetBytes(secret)).Should().BeFalse();
    }

    [Theory]
    [InlineData("browshot key {0}", 'a', 26)]
    [InlineData("browshot key {0}", 'A', 26)]
    public void Keeps_what_is_too_regular_behind_the_name_of_its_issuer(string text, char first, int letters)
    {
        var value = new string([.. Enumerable.Range(0, 28).Select(i => (char)(first + (i % letters)))]);

        Find(string.Format(System.Globalization.CultureInfo.InvariantCulture, text, value), "a.py").Should().ContainSingle(f => f.Rule.Id == "service-key-28")
            .Which.Confidence.Should().Be(Confidence.Low);
    }

    [Theory]
    [InlineData("browshot", "abcdefghijkLmnopqrstuvwxyzaB")]
    [InlineData("browshot", "ZyxwvutsrqponmlkjihgfedcbazY")]
    [InlineData("mailmodo", "ABCDEFG-HIJKLMN-OPQRSTU-VWXYZAB")]
    public void Keeps_letters_that_only_count_behind_the_name_of_their_issuer(string name, string value) =>
        Find($"{name} key {value}", "a.py").Should().ContainSingle().Which.Confidence.Should().Be(Confidence.Low);

    [Theory]
    [InlineData("browshot key AccessProviderFactoryManager")]
    [InlineData("browshot(abcdefghijklmnopqrstuvwxyzab)")]
    [InlineData("browshot key digest 0123456789012345678901234567")]
    public void Takes_no_name_of_a_program_behind_it(string text) => Find(text).Should().BeEmpty();

    [Theory]
    [InlineData("browshot key ", true)]
    [InlineData("browshot ", false)] // no word that tells of a credential
    [InlineData("browshot key digest ", false)]
    [InlineData("other key ", false)]
    public void Stands_behind_a_name_and_a_word(string before, bool expected)
    {
        var rule = RulePack.BuiltIn.Rules[0] with { Detector = DetectorKind.Pattern, Keywords = ["browshot"] };

        Stands(rule, before, "abcdefghijklmnopqrstuvwxyzab").Should().Be(expected);
        Stands(rule with { Keywords = ["acmekey"] }, before.Replace("browshot", "acmekey", StringComparison.Ordinal), "abcdefghijklmnopqrstuvwxyzab").Should().BeFalse("the keyword itself is the word");
    }

    [Theory]
    [InlineData("QXZRMWQXZRMWQXZRMWQXZRMW", true)]
    [InlineData("qxzrmwqxzrmwqxzrmwqxzrmw", true)]
    [InlineData("QxzrmwQxzrmwQxzrmwQxzrmw", false)] // words joined by capitals
    [InlineData("QXZRMWQXZRMWQXZRMWQ", false)] // too short
    public void Letters_of_one_case_are_no_name_of_a_program(string secret, bool expected) =>
        Stands(RulePack.BuiltIn.Rules[0] with { Detector = DetectorKind.Pattern, Keywords = ["browshot"] }, "browshot key ", secret).Should().Be(expected);

    [Fact]
    public void An_object_id_behind_a_name_is_no_secret()
    {
        var rule = RulePack.BuiltIn.Rules[0] with { Detector = DetectorKind.Pattern, Keywords = ["browshot"] };
        var id = string.Concat(Enumerable.Repeat("0123456789abcdef", 3))[..40];

        Stands(rule, "browshot key of ", id).Should().BeTrue();
        Stands(rule, "browshot key commit ", id).Should().BeFalse();
    }

    private static bool Stands(Rule rule, string before, string secret) =>
        IssuerMark.StandsBehindName(rule, Encoding.ASCII.GetBytes(before + secret), new RawMatch(0, 0, before.Length + secret.Length, before.Length, before.Length + secret.Length, MatchTraits.None));

    private static string Letters(int count) => string.Concat(Enumerable.Range(0, count).Select(i => "q7Zr2Lx9Bv4T"[i % 12]));

    private static IReadOnlyList<Finding> Find(string text, string path = "notes.txt") =>
        Scanner.Scan("scan", [new TextSource(text, path)], null, CancellationToken.None).Findings;
}

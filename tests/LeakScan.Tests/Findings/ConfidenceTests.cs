using System.Text;
using LeakScan.Findings;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Sources;
using LeakScan.Tests.Support;

namespace LeakScan.Tests.Findings;

/// <summary>What a finding's place and verification make of it.</summary>
public sealed class ConfidenceTests
{
    private static readonly string Token = TemplateExpander.Expand("{{checksum:github-crc32:ghp_}}", "token");

    [Theory]
    [InlineData("NEXT_PUBLIC_TOKEN", Surroundings.FrontEnd)]
    [InlineData("export VITE_API_TOKEN", Surroundings.FrontEnd)]
    [InlineData("REACT_APP_TOKEN", Surroundings.FrontEnd)]
    [InlineData("INVITE_TOKEN", Surroundings.None)]
    [InlineData("TOKEN", Surroundings.None)]
    public void A_name_that_build_tools_publish_is_told(string name, Surroundings expected) =>
        Find([(".env.production", $"X=1\n{name}={Token}\n")]).Single(f => f.Rule.Id.StartsWith("github", StringComparison.Ordinal)).Surroundings.Should().Be(expected);

    [Fact]
    public void A_log_file_is_told() => Find([("logs/build.log", $"using {Token}\n")]).Should().ContainSingle().Which.Surroundings.Should().Be(Surroundings.Log);

    [Fact]
    public void A_word_is_no_less_sure_for_standing_in_many_tests() =>
        Find([.. Enumerable.Range(0, 20).Select(i => ($"tests/case{i}_test.py", "password = 'correcthorse'\n"))]).Should().HaveCount(20); // leakscan:allow made up

    [Fact]
    public void A_token_that_has_expired_is_told_and_does_little_harm()
    {
        var expired = Find([("a.txt", Jwt("1600000000"))]).Should().ContainSingle().Subject;
        var valid = Find([("a.txt", Jwt("33000000000"))]).Should().ContainSingle().Subject;

        expired.Severity.Should().Be(Severity.Low);
        expired.Notes.Should().Equal("JWT, HS256, issued by https://issuer.example, expired 2020-09-13");
        valid.Severity.Should().Be(valid.Rule.Severity).And.NotBe(Severity.Low);
        valid.Notes.Should().Equal("JWT, HS256, issued by https://issuer.example, expires 3015-09-24");
    }

    [Fact]
    public void A_publishable_key_is_only_information() =>
        Find([("a.txt", TemplateExpander.Expand("pk_live_51{{base62:97}}", "pk"))]).Should().ContainSingle().Which.Severity.Should().Be(Severity.Info);

    [Fact]
    public void A_token_whose_checksum_fails_is_doubted()
    {
        var finding = Find([("a.txt", TemplateExpander.Expand("see npm_{{base62:36}} there", "fails"))], Confidence.Low).Should().ContainSingle().Subject;

        finding.Rule.Id.Should().Be("npm-access-token");
        finding.Confidence.Should().Be(Confidence.Low);
    }

    private static string Jwt(string expiry)
    {
        var payload = Url($$"""{"iss":"https://issuer.example","exp":{{expiry}}}""");
        return "eyJ" + Url("""{"alg":"HS256","typ":"JWT"}""")[3..] + "." + payload + "." + TemplateExpander.Expand("{{b64url:43}}", "signature");
    }

    private static string Url(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    private static IReadOnlyList<Finding> Find((string, string)[] texts, Confidence least = Confidence.Medium) =>
        new Scanner(RulePack.BuiltIn, new ScanOptions { Workers = 1, MinConfidence = least }).Scan("scan", [new TextSource(texts)], null, CancellationToken.None).Findings;
}

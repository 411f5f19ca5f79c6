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

    [Theory]
    [InlineData("{{checksum:github-crc32:ghp_}}", Verification.Verified)]
    [InlineData("AIzaSy{{b64url:33}}", Verification.NotApplicable)]
    public void A_verifier_that_has_no_word_is_told_from_one_that_holds(string template, Verification expected) =>
        Find([("a.txt", TemplateExpander.Expand(template, "verified"))]).Should().ContainSingle().Which.Verification.Should().Be(expected);

    [Fact]
    public void A_key_id_with_a_character_that_none_has_is_doubted()
    {
        var finding = Find([("a.txt", TemplateExpander.Expand("id = AKIA{{base32:7}}8{{base32:8}}", "id"))], Confidence.Low).Should().ContainSingle().Subject;

        finding.Confidence.Should().Be(Confidence.Low);
        finding.Verification.Should().Be(Verification.Failed);
    }

    [Theory]
    [InlineData("firebase = {\n  apiKey: '{0}',\n  authDomain: 'shop.firebaseapp.com',\n};\n", Severity.Info)]
    [InlineData("VITE_API_KEY={0}\nVITE_DB=https://shop.firebaseio.com\n", Severity.Info)]
    [InlineData("maps = {\n  apiKey: '{0}',\n};\nhost = 'shop.firebaseapp.com';\n", Severity.Medium)]
    public void A_key_that_identifies_an_app_of_Firebase_is_only_information(string form, Severity expected) =>
        Find([("src/app.js", form.Replace("{0}", TemplateExpander.Expand("AIzaSy{{b64url:33}}", "key"), StringComparison.Ordinal))]).Should().ContainSingle().Which.Severity.Should().Be(expected);

    [Fact]
    public void A_token_whose_checksum_fails_is_doubted()
    {
        var finding = Find([("a.txt", TemplateExpander.Expand("see npm_{{base62:36}} there", "fails"))], Confidence.Low).Should().ContainSingle().Subject;

        finding.Rule.Id.Should().Be("npm-access-token");
        finding.Verification.Should().Be(Verification.Failed);
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

using LeakScan.Detection;
using LeakScan.Rules.Templates;
using LeakScan.Tests.Detection.Assignments;

namespace LeakScan.Tests.Filtering.Values;

public sealed class HeaderJudgeTests
{
    [Theory]
    [InlineData("Authorization: Basic {{b64:ali~ce:~~~~{{base62:3}}~~~~}}")]
    [InlineData("http://ann:{{base62:12}}@localhost:80/")]
    public void Keeps_signs_in_a_password(string template) =>
        Assigned.Kept(TemplateExpander.Expand(template, "header")).Should().ContainSingle().Which.Traits.HasFlag(MatchTraits.Placeholder).Should().BeFalse();

    [Theory]
    [InlineData("https://ann:{{base62:12}}@db.example.com/")]
    [InlineData("https://ann:{{base62:12}}@db.example.org/")]
    [InlineData("https://ann:{{base62:12}}@db.example.net/")]
    [InlineData("https://ann:{{base62:12}}@db.example/")]
    [InlineData("dotenv://:key_1234@dotenv.org/vault")]
    public void Lowers_the_password_of_a_host_that_stands_in_manuals(string template) =>
        Assigned.Kept(TemplateExpander.Expand(template, "header")).Should().ContainSingle().Which.Traits.HasFlag(MatchTraits.Placeholder).Should().BeTrue();

    [Theory]
    [InlineData("Authorization: Basic {{b64:alice:password}}")]
    [InlineData("Authorization: Basic {{b64:alice:root}}")]
    public void Lowers_the_password_that_base64_hides_and_nothing_around_it(string template) =>
        Assigned.Kept(TemplateExpander.Expand(template, "header")).Should().ContainSingle().Which.Traits.HasFlag(MatchTraits.Placeholder).Should().BeTrue();

    [Theory]
    [InlineData("http://ann:\\w{{base62:12}}@corp.test/")]
    [InlineData("http://ann:#{{base62:12}}@corp.test/")]
    [InlineData("http://ann:*{{base62:12}}@corp.test/")]
    [InlineData("secret = \"LS0tLS1CRUdJTi{{base64:60}}\"")]
    public void Leaves_templates_of_addresses_and_keys_in_base64(string template) => Assigned.Kept(TemplateExpander.Expand(template, "header")).Should().BeEmpty();

    [Theory]
    [InlineData("\"tls://example.org:8085@localhost:8080\"")]
    [InlineData("\"tls://example.net:8085@localhost:8080\"")]
    [InlineData("Authorization: Bearer my_access_token")]
    [InlineData("Authorization: Bearer my_access_token_2")]
    public void Leaves_ports_and_names(string text) => Assigned.Kept(text).Should().BeEmpty();
}

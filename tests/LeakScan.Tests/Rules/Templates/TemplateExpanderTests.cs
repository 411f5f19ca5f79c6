using LeakScan.Rules.Templates;

namespace LeakScan.Tests.Rules.Templates;

public sealed class TemplateExpanderTests
{
    [Theory]
    [InlineData("a {{hex:8}} b", "^a [0-9a-f]{8} b$")]
    [InlineData("x{{}}y", "^xy$")]
    [InlineData("{{repeat:ab:3}}", "^ababab$")]
    [InlineData("{{uuid}}", "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")]
    [InlineData("{{b64:user}}", "^dXNlcg==$")]
    [InlineData("{{jwt}}", @"^eyJ[\w-]+\.eyJ[\w-]+\.[\w-]{43}$")]
    public void Expands(string template, string expected) => TemplateExpander.Expand(template, "seed").Should().MatchRegex(expected);

    [Fact]
    public void Gives_the_same_text_for_the_same_seed_and_another_for_another()
    {
        var text = TemplateExpander.Expand("{{base62:40}}", "a");

        TemplateExpander.Expand("{{base62:40}}", "a").Should().Be(text);
        TemplateExpander.Expand("{{base62:40}}", "b").Should().NotBe(text);
    }

    [Fact]
    public void Expands_inner_templates_first() =>
        Convert.FromBase64String(TemplateExpander.Expand("{{b64:user:{{digits:6}}}}", "s")).Should().HaveCount(11);

    [Theory]
    [InlineData("{{nothing:3}}")]
    [InlineData("{{hex}}")]
    [InlineData("{{hex:3")]
    [InlineData("{{checksum:nothing:x}}")]
    public void Refuses_what_it_does_not_know(string template)
    {
        var expand = () => TemplateExpander.Expand(template, "seed");

        expand.Should().Throw<TemplateException>();
    }
}

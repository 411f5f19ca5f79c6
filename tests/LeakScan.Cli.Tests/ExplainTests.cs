using System.Text;
using LeakScan.Cli.Tests.Tooling;
using LeakScan.Rules.Templates;

namespace LeakScan.Cli.Tests;

/// <summary>What users are told about why. The texts are kept as golden files: LEAKSCAN_UPDATE_GOLDEN=1 rewrites them.</summary>
public sealed class ExplainTests : IDisposable
{
    private static readonly string Text = string.Join('\n',
    [
        "# settings",
        $"token = {Tokens.GitHub()}",
        "password = changeme", // leakscan:allow made up
        $"aws_access_key_id = {TemplateExpander.Expand("AKIA{{base32:16}}", "id")}",
        TemplateExpander.Expand("aws_secret_access_key = {{base64:40}}", "secret"),
        "api_key: ${API_KEY}",
        $"hidden = {Convert.ToBase64String(Encoding.ASCII.GetBytes("secret token " + Tokens.GitHub("b")))}",
        $"bad = ghp_{TemplateExpander.Expand("{{base62:36}}", "bad")}",
        "",
    ]);

    private readonly GitSandbox _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("text", "explain.txt")]
    [InlineData("json", "explain.json")]
    public void Explains_a_file_as_the_golden_file_does(string format, string golden)
    {
        _folder.Write("app.ini", Text);

        var result = Tool.Run(_folder.Root, "explain", "app.ini", "--format", format).ShouldExitWith(0);

        result.Output.Should().NotContain(Tokens.GitHub()).And.NotContain("changeme");
        Golden.Check(golden, result.Output);
    }

    [Fact]
    public void Explains_one_line_of_a_file()
    {
        _folder.Write("app.ini", Text);

        Tool.Run(_folder.Root, "explain", "app.ini:5").ShouldExitWith(0).Output
            .Should().Contain(" at line 5, ").And.Contain("aws-secret-access-key").And.NotContain("github-pat-classic");
    }

    [Fact]
    public void Explains_a_text_from_standard_input_as_if_it_stood_in_a_file()
    {
        var run = new ToolRun { Folder = _folder.Root, Arguments = ["explain", "-", "--path", "a.lock"], Input = Encoding.UTF8.GetBytes("password: hunter2hunter2\n") }; // leakscan:allow made up

        run.Finish().ShouldExitWith(0).Output.Should().Contain("low confidence there");
    }

    [Fact]
    public void Says_when_nothing_looked() =>
        Tool.Run(_folder.Root, "explain", "hello, world").ShouldExitWith(0).Output.Should().Be("0 rules looked, 0 matched.\n\nNo finding.\n");

    [Fact]
    public void Refuses_an_unknown_format() =>
        Tool.Run(_folder.Root, "explain", "x", "-f", "sarif").ShouldExitWith(2).Errors.Should().Be("leakscan: 'sarif' is not a format of an explanation; use text or json\n");
}

using System.Globalization;
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
        Tool.Run(_folder.Root, "explain", "app.ini:4").ShouldExitWith(0).Output
            .Should().Contain("told as a part of the finding of aws-secret-access-key in line 5").And.EndWith("\nNo finding of its own.\n");
    }

    [Fact]
    public void Explains_a_line_that_a_report_names_with_its_column()
    {
        _folder.Write("app.ini", Text);

        Tool.Run(_folder.Root, "explain", "app.ini:5:25").ShouldExitWith(0).Output.Should().Be(Tool.Run(_folder.Root, "explain", "app.ini:5").Output);
    }

    [Fact]
    public void Explains_a_text_from_standard_input_as_if_it_stood_in_a_file()
    {
        var run = new ToolRun { Folder = _folder.Root, Arguments = ["explain", "-", "--path", "a.lock"], Input = Encoding.UTF8.GetBytes("password: hunter2hunter2\n") }; // leakscan:allow made up

        run.Finish().ShouldExitWith(0).Output.Should().Contain("low confidence there");
    }

    /// <summary>What is told of values that are none, of companions, of paths: a reason for each, not only that it was refused.</summary>
    [Theory]
    [InlineData("password = \"op://vault/db/password\"", null, "failed reference                  only points to a credential kept elsewhere")]
    [InlineData("password = 1.2.3", null, "failed constant                   a constant, a number or a version")] // leakscan:allow made up
    [InlineData("password = \"Enter the password of the user\"", null, "failed prose                      a sentence")] // leakscan:allow made up
    [InlineData("password: Kx8vQ2pLs9w", "yarn.lock", "low confidence there: a lock file holds checksums")] // leakscan:allow made up
    [InlineData("password: changeme", "a.yml", "passed placeholder                low confidence: may be a placeholder or a name")] // leakscan:allow made up
    [InlineData("password: changeme", "a.yml", "No finding.\n1 finding shown only with --min-confidence low:\n  1:11 high, low confidence: generic-password")] // leakscan:allow made up
    [InlineData("password = Kx8vQ2pLs9w", "a.txt", "the rule looks only at **/.pypirc")] // leakscan:allow made up
    [InlineData("password = getPassword", "a.py", "without quotes an expression or a sentence in such a file")] // leakscan:allow made up
    [InlineData("password: Kx8vQ2pLs9w # leakscan:allow", "a.yml", "No finding.\n1 finding allowed by a marker:\n  1:11 high, medium confidence: generic-password")]
    public void Gives_a_reason(string text, string? path, string reason) =>
        Explain(text, path).Should().Contain(reason);

    [Fact]
    public void Names_the_companion_that_is_there_and_the_one_that_is_missing()
    {
        var id = TemplateExpander.Expand("AKIA{{base32:16}}", "id");
        var secret = TemplateExpander.Expand("{{base64:40}}", "secret");

        Explain($"aws_access_key_id = {id}\naws_secret_access_key = {secret}", null).Should().Contain("passed companion                  AWS access key id in line 1");
        Explain($"aws_secret_access_key = {secret}", null).Should().Contain("no AWS access key id within 5 lines; needs none");
    }

    [Fact]
    public void Shows_what_is_hidden_in_what_is_hidden()
    {
        var inner = Convert.ToBase64String(Encoding.ASCII.GetBytes("our token = " + Tokens.GitHub()));

        var explanation = Explain($"hidden {Convert.ToHexStringLower(Encoding.ASCII.GetBytes("the token is " + inner))}", null);

        explanation.Should().Contain("\nDecoded hexadecimal from 1:8 to 1:").And.Contain("\n  Decoded base64 from 1:").And.Contain("in base64; in hexadecimal");
    }

    [Fact]
    public void Tells_a_secret_as_plain_that_a_decoded_text_only_repeats() =>
        Explain($"https://h/?q=token%3D{Tokens.GitHub()}%26a%3Db", null).Should().Contain("1 finding:").And.Contain("(checksum holds)").And.NotContain("in percent-encoding");

    [Fact]
    public void Reads_a_file_in_the_encodings_that_a_scan_reads()
    {
        File.WriteAllBytes(Path.Combine(_folder.Root, "a.py"), [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes($"token = '{Tokens.GitHub()}'\n")]);

        Tool.Run(_folder.Root, "explain", "a.py:1").ShouldExitWith(0).Output.Should().Contain("matched 1:10").And.Contain("=> a finding: critical, high confidence");
    }

    [Theory]
    [InlineData("app.ini:99", "leakscan: 'app.ini' has 8 lines; there is no line 99\n")]
    [InlineData("app.ini:99:3", "leakscan: 'app.ini' has 8 lines; there is no line 99\n")]
    [InlineData("app.ini:0", "leakscan: 'app.ini' has 8 lines; there is no line 0\n")]
    [InlineData(".", "leakscan: '.' is a folder; name a file in it\n")]
    public void Refuses_a_line_that_is_not_there_and_a_folder(string target, string message)
    {
        _folder.Write("app.ini", Text);

        Tool.Run(_folder.Root, "explain", target).ShouldExitWith(2).Errors.Should().Be(message);
    }

    [Fact]
    public void Says_that_a_file_is_not_there_before_it_takes_its_name_for_a_text() =>
        Tool.Run(_folder.Root, "explain", "src/app.js:17").ShouldExitWith(0).Errors.Should().Be("note: there is no such file; the argument is explained as a text\n");

    [Theory]
    [InlineData("id,name,password", "{0},ann,{1}", 40)]
    [InlineData("INSERT INTO users (id, name, password) VALUES", "({0}, 'ann', '{1}'),", 40)]
    public void Explains_any_row_of_a_table_as_the_scan_tells_it(string head, string row, int line)
    {
        var rows = Enumerable.Range(2, 60).Select(i => string.Format(CultureInfo.InvariantCulture, row, i, TemplateExpander.Expand("{{base62:14}}4", $"row {i}")));
        _folder.Write("users.txt", string.Join('\n', rows.Prepend(head)) + "\n");

        var told = Tool.Run(_folder.Root, "scan", "--format", "csv", ".").ShouldExitWith(1).Output;
        var why = Tool.Run(_folder.Root, "explain", $"users.txt:{line}").ShouldExitWith(0).Output;

        told.Should().Contain($"users.txt,{line},");
        why.Should().Contain($"  matched {line}:").And.Contain("=> a finding: ").And.Contain("saw its keyword in another line").And.Contain("1 finding:");
    }

    [Fact]
    public void Says_that_a_scan_leaves_a_binary_file_out()
    {
        _folder.Write("app.bin", "\0\0\npassword = x7Hq2pLm9\n"); // leakscan:allow made up

        Tool.Run(_folder.Root, "scan", "app.bin").ShouldExitWith(0);
        var why = Tool.Run(_folder.Root, "explain", "app.bin:2").ShouldExitWith(0).Output;

        why.Should().StartWith("This is binary: a scan looks at its name and its first bytes alone. As a text:\n")
            .And.Contain("=> not told: a scan looks only at the first bytes of what is binary").And.EndWith("No finding.\n");
    }

    [Fact]
    public void Says_when_nothing_looked() =>
        Tool.Run(_folder.Root, "explain", "hello, world").ShouldExitWith(0).Output.Should().Be("No rule looked: none of the keywords stands there.\n\nNo finding.\n");

    [Fact]
    public void Refuses_an_unknown_format() =>
        Tool.Run(_folder.Root, "explain", "x", "-f", "sarif").ShouldExitWith(2).Errors.Should().Be("leakscan: 'sarif' is not a format of an explanation; use text or json\n");

    private string Explain(string text, string? path)
    {
        var run = new ToolRun { Folder = _folder.Root, Arguments = ["explain", "-", .. path is null ? (string[])[] : ["--path", path]], Input = Encoding.UTF8.GetBytes(text + "\n") };
        return run.Finish().ShouldExitWith(0).Output;
    }
}

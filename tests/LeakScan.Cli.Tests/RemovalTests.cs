using System.Runtime.Versioning;
using System.Text;
using System.Text.RegularExpressions;
using LeakScan.Cli.Tests.Tooling;
using LeakScan.Rules.Templates;

namespace LeakScan.Cli.Tests;

/// <summary>What <c>history --expressions</c> writes, applied as git filter-repo applies it.</summary>
public sealed class RemovalTests : IDisposable
{
    private readonly GitSandbox _repository = new();

    public void Dispose() => _repository.Dispose();

    private string Expressions => Path.Combine(_repository.Outside, "expressions.txt");

    [Fact]
    public void Nothing_is_left_in_files_that_were_rewritten_by_the_expressions()
    {
        var key = TemplateExpander.Expand("{{pem:RSA PRIVATE KEY}}", "key");
        var other = TemplateExpander.Expand("{{pem:RSA PRIVATE KEY}}", "other");
        var hidden = Convert.ToBase64String(Encoding.UTF8.GetBytes($"token: {Tokens.GitHub("hidden")} and some more words"));
        var signs = TemplateExpander.Expand(@"Zq9{{base62:3}}p@$$\\x^[a-z]+.*==>{{base62:5}}", "signs");
        _repository
            .Write("plain.txt", $"a {Tokens.GitHub("plain")}\n")
            .Write("mark.txt", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes($"é 😀 token = \"{Tokens.GitHub("mark")}\"\n")])
            .Write("key.pem", key)
            .Write("crlf.pem", other.Replace("\n", "\r\n"))
            .Write("latin.txt", Encoding.Latin1.GetBytes($"größe = 1\né é = \"{Tokens.GitHub("latin")}\"\npassword = \"{TemplateExpander.Expand("Grüß9!x{{base62:4}}évm", "é")}\"\n"))
            .Write("config.py", $"db_password = \"{signs}\"\n")
            .Write("hidden.yml", $"data: {hidden}\n")
            .Commit($"Use {Tokens.GitHub("message")}");

        Tool.Run(_repository.Root, "history", "--expressions", Expressions).ShouldExitWith(1).Errors.Should().Contain("in plain text");

        var expressions = Read(File.ReadAllLines(Expressions));
        using var rewritten = new GitSandbox();
        foreach (var file in Directory.GetFiles(_repository.Root))
        {
            rewritten.Write(Path.GetFileName(file), Apply(expressions, File.ReadAllBytes(file)));
        }

        rewritten.Commit(Encoding.UTF8.GetString(Apply(expressions, Encoding.UTF8.GetBytes(_repository.Git("log", "-1", "--format=%B")))));
        Tool.Run(rewritten.Root, "history").ShouldExitWith(0);
        File.ReadAllText(rewritten.PathOf("plain.txt")).Should().Be("a ***REMOVED***\n");
        File.ReadAllText(rewritten.PathOf("crlf.pem")).TrimEnd().Should().Be("***REMOVED***");
    }

    [Fact]
    public void A_short_secret_is_replaced_only_where_it_stands_alone()
    {
        var password = TemplateExpander.Expand("Qx{{base62:7}}", "short");
        _repository.CommitFile("a.py", $"password = \"{password}\"\n");

        var result = Tool.Run(_repository.Root, "history", "--expressions", Expressions).ShouldExitWith(1);

        result.Errors.Should().Contain("short");
        var text = Encoding.UTF8.GetString(Apply(Read(File.ReadAllLines(Expressions)), Encoding.UTF8.GetBytes($"{password} {password}s x{password}")));
        text.Should().Be($"***REMOVED*** {password}s x{password}");
    }

    [Fact]
    public void Files_that_filter_repo_takes_for_binary_are_named()
    {
        _repository.Write("wide text.txt", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes($"token = {Tokens.GitHub()}\n")).ToArray()).Commit();

        var result = Tool.Run(_repository.Root, "history", "--expressions", Expressions).ShouldExitWith(1);

        result.Errors.Should().Contain("--invert-paths --path 'wide text.txt'");
        File.Exists(Expressions).Should().BeFalse();
    }

    [UnixFact]
    [UnsupportedOSPlatform("windows")]
    public void Only_the_owner_may_read_the_file()
    {
        _repository.CommitFile("a.txt", Tokens.GitHub());

        Tool.Run(_repository.Root, "history", "--expressions", Expressions).ShouldExitWith(1);

        File.GetUnixFileMode(Expressions).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void That_secrets_stand_in_a_file_is_said_whatever_is_silenced()
    {
        _repository.CommitFile("a.txt", Tokens.GitHub());

        Tool.Run(_repository.Root, "history", "-q", "--expressions", Expressions).ShouldExitWith(1).Errors.Should().ContainAll("expressions.txt", "in plain text");
    }

    [Fact]
    public void Refuses_to_overwrite_and_to_write_into_a_work_tree()
    {
        _repository.CommitFile("a.txt", Tokens.GitHub());
        File.WriteAllText(Expressions, "mine");

        Tool.Run(_repository.Root, "history", "--expressions", Expressions).ShouldExitWith(2).Errors.Should().Contain("is there already");
        Tool.Run(_repository.Root, "history", "--expressions", "secrets.txt").ShouldExitWith(2).Errors.Should().Contain("work tree");

        File.ReadAllText(Expressions).Should().Be("mine");
        File.Exists(_repository.PathOf("secrets.txt")).Should().BeFalse();
    }

    [Fact]
    public void A_clean_history_needs_no_file()
    {
        _repository.CommitFile("a.txt", "nothing\n");

        Tool.Run(_repository.Root, "history", "--expressions", Expressions).ShouldExitWith(0).Errors.Should().Contain("nothing to remove");

        File.Exists(Expressions).Should().BeFalse();
    }

    [Fact]
    public void Advice_on_removing_is_given_for_histories_only()
    {
        _repository.CommitFile("a.txt", Tokens.GitHub());

        Tool.Run(_repository.Root, "history").Output.Should().Contain("leakscan history --expressions");
        Tool.Run(_repository.Root, "scan").Output.Should().NotContain("--expressions");
    }

    // https://github.com/newren/git-filter-repo: literals first, in order, then expressions.
    private static List<(string? Literal, Regex? Pattern, string By)> Read(IEnumerable<string> lines)
    {
        var all = lines.Select(line =>
        {
            var arrow = line.LastIndexOf("==>", StringComparison.Ordinal);
            var by = line[(arrow + 3)..];
            return line.StartsWith("regex:", StringComparison.Ordinal)
                ? (Literal: null, Pattern: new Regex(line[6..arrow]), By: by)
                : (Literal: (string?)line["literal:".Length..arrow], Pattern: (Regex?)null, By: by);
        }).ToList();
        return [.. all.Where(e => e.Literal is not null), .. all.Where(e => e.Pattern is not null)];
    }

    private static byte[] Apply(List<(string? Literal, Regex? Pattern, string By)> expressions, byte[] content) => Encoding.Latin1.GetBytes(
        expressions.Aggregate(Encoding.Latin1.GetString(content), (text, e) => e.Pattern is { } pattern ? pattern.Replace(text, e.By) : text.Replace(e.Literal!, e.By, StringComparison.Ordinal)));
}

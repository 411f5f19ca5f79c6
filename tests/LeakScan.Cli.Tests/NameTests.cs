using LeakScan.Cli.Tests.Tooling;
using LeakScan.Reporting;

namespace LeakScan.Cli.Tests;

/// <summary>Secrets in the names of files, folders and branches.</summary>
public sealed class NameTests : IDisposable
{
    private readonly GitSandbox _repository = new();
    private readonly string _token = Tokens.GitHub("name");

    public void Dispose() => _repository.Dispose();

    [Theory]
    [InlineData("scan")]
    [InlineData("staged")]
    public void Are_findings_each_folder_one_and_files_without_content_too(string command)
    {
        _repository.Write($"logs/{_token}/one.txt", "nothing").Write($"logs/{_token}/two.txt", "nothing").Write($"empty-{_token}", "");
        _repository.Git("add", ".");

        var text = Tool.Run(_repository.Root, command, "-f", "csv").ShouldExitWith(1).Output;

        text.Split('\n').Where(l => l.Contains("github-pat-classic,", StringComparison.Ordinal)).Should().HaveCount(2);
        text.Should().Contain("logs/ghp_***,").And.Contain("empty-ghp_***,").And.NotContain(_token);
    }

    [Fact]
    public void That_only_look_like_ids_and_hashes_are_none()
    {
        var hash = new string('7', 20) + new string('c', 20);
        _repository.Write($"datadog/{hash[..32]}.json", "").Write($"aws_secret_access_key/{hash}", "").Write($"password={hash}/a", "").Write("ghp_index.md", "");

        Tool.Run(_repository.Root, "scan").ShouldExitWith(0);
    }

    [Fact]
    public void That_stood_there_before_stop_no_commit()
    {
        _repository.CommitFile($"{_token}.txt", "one\n");
        _repository.Write($"{_token}.txt", "two\n").Git("add", ".");

        Tool.Run(_repository.Root, "staged").ShouldExitWith(0);
    }

    [Fact]
    public void To_which_a_file_is_only_moved_stop_the_commit()
    {
        _repository.CommitFile("a.txt", "nothing\n");
        _repository.Git("mv", "a.txt", $"{_token}.txt");

        Tool.Run(_repository.Root, "staged").ShouldExitWith(1).Output.Should().Contain("ghp_***.txt").And.NotContain(_token);
    }

    [Fact]
    public void Are_allowed_as_the_hook_advises()
    {
        _repository.Write($"it's {_token}/a.txt", "nothing\n").Git("add", ".");

        var advice = Tool.Run(_repository.Root, "hook", "run", "pre-commit").ShouldExitWith(1).Errors;

        advice.Should().Contain("git mv").And.NotContain("comment");
        const string Start = "write into .leakscan.yml: ";
        var allow = advice.Split('\n').Single(l => l.Contains(Start, StringComparison.Ordinal)).Split(Start)[1];
        _repository.Write(".leakscan.yml", $"version: 1\n{allow}\n").Git("add", ".");
        Tool.Run(_repository.Root, "hook", "run", "pre-commit").ShouldExitWith(0);
    }

    [Fact]
    public void Are_shown_in_no_report()
    {
        _repository.CommitFile($"{_token}/a.txt", Tokens.GitHub("content"));
        _repository.Git("checkout", "-q", "-b", $"try-{_token}");
        _repository.Git("tag", "-a", "-m", Tokens.GitHub("message"), $"v-{_token}");
        _repository.CommitFile($"{_token}/lfs.bin", $"version https://git-lfs.github.com/spec/v1\noid sha256:{new string('4', 64)}\nsize 12345\n");

        foreach (var format in Reporters.Formats)
        {
            foreach (var command in (string[])["scan", "history"])
            {
                var result = Tool.Run(_repository.Root, command, "--no-cache", "-v", "-f", format).ShouldExitWith(1);
                (result.Output + result.Errors).Should().NotContain(_token, "{0} -f {1}", command, format).And.Contain("ghp", "{0} -f {1}", command, format);
            }
        }

        // The content of the Git LFS file is not there.
        Tool.Run(_repository.Root, "baseline", "create").ShouldExitWith(3);
        File.ReadAllText(_repository.PathOf(".leakscan.baseline")).Should().NotContain(_token).And.Contain("ghp_***/a.txt");
        Tool.Run(_repository.Root, "scan", "--baseline", ".leakscan.baseline").Output.Should().Contain("allowed and not counted");
    }

    [Fact]
    public void Are_shown_when_that_is_asked_for()
    {
        _repository.Write($"{_token}.txt", "");

        Tool.Run(_repository.Root, "scan", "--no-redact").ShouldExitWith(1).Output.Should().Contain($"{_token}.txt");
    }
}

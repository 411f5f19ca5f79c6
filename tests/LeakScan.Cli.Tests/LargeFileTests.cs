using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeakScan.Cli.Tests.Tooling;

namespace LeakScan.Cli.Tests;

/// <summary>Repositories in which Git LFS keeps files apart.</summary>
public sealed class LargeFileTests : IDisposable
{
    private readonly GitSandbox _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void What_is_kept_here_is_read_in_the_place_of_its_pointer()
    {
        Store("big.sql", $"-- one\n-- two\n-- three\n-- {Tokens.GitHub()}\n");
        Tool.Run(_repository.Root, "staged").ShouldExitWith(1).Output.Should().Contain("big.sql").And.Contain("4:4");

        _repository.Commit();

        Tool.Run(_repository.Root, "history").ShouldExitWith(1).Output.Should().Contain("4:4").And.NotContain("pointer");
    }

    [Fact]
    public void A_changed_file_is_looked_through_as_a_whole()
    {
        Store("big.sql", "-- one\n");
        _repository.Commit();
        Store("big.sql", $"-- one\n-- two\n-- three\n-- {Tokens.GitHub()}\n");

        Tool.Run(_repository.Root, "staged").ShouldExitWith(1);
    }

    [Fact]
    public void A_file_that_is_binary_is_no_gap()
    {
        Store("big.bin", "\0\0\u0001");
        _repository.Commit();

        Tool.Run(_repository.Root, "history").ShouldExitWith(0).Output.Should().Contain("1 binary");
    }

    [Fact]
    public void One_that_is_not_here_is_a_gap_with_a_remedy_until_it_comes()
    {
        var text = $"-- {Tokens.GitHub()}\n";
        var file = Store("big.sql", text);
        _repository.Commit();
        File.Delete(file);

        Tool.Run(_repository.Root, "history").ShouldExitWith(3).Output.Should().Contain("1 Git LFS pointer").And.Contain("git lfs fetch --all");
        Tool.Run(_repository.Root, "history", "--allow-gap", "lfs-pointer").ShouldExitWith(0).Output.Should().Contain("1 Git LFS pointer");
        Tool.Run(_repository.Root, "history", "--allow-gap", "too-large").ShouldExitWith(3);

        File.WriteAllText(file, text);
        Tool.Run(_repository.Root, "history").ShouldExitWith(1);

        // What an earlier run found is not forgotten in silence.
        File.Delete(file);
        Tool.Run(_repository.Root, "history").ExitCode.Should().BeOneOf(1, 3);
    }

    [Fact]
    public void One_that_is_not_here_is_told_by_its_path_and_first_commit()
    {
        var file = Store("data/big.sql", "-- nothing here\n");
        var commit = _repository.Commit();
        _repository.Git("mv", "data", "moved");
        _repository.Commit();
        File.Delete(file);

        var gaps = JsonDocument.Parse(Tool.Run(_repository.Root, "history", "-f", "json").ShouldExitWith(3).Output).RootElement.GetProperty("coverage").GetProperty("gaps");

        gaps.EnumerateArray().Should().ContainSingle().Which.ToString().Should().Contain("data/big.sql").And.Contain(commit);
    }

    [Fact]
    public void Of_a_changed_one_only_the_changed_lines_count()
    {
        Store("big.sql", $"-- one\n-- {Tokens.GitHub("old")}\n-- three\n");
        _repository.Write("small.sql", $"-- {Tokens.GitHub("small")}\n").Commit();

        Store("big.sql", $"-- new\n-- one\n-- {Tokens.GitHub("old")}\n-- three\n");
        Store("small.sql", $"-- {Tokens.GitHub("small")}\n-- now a large file\n");
        Tool.Run(_repository.Root, "staged").ShouldExitWith(0);

        Store("big.sql", $"-- one\n-- {Tokens.GitHub("old")}\n-- {Tokens.GitHub("new")}\n");
        Report.Findings(Tool.Run(_repository.Root, "staged", "-f", "json").ShouldExitWith(1)).Select(f => f.Line).Should().Equal(3);
    }

    [Fact]
    public void Half_a_file_is_a_gap()
    {
        var file = Store("big.sql", "-- nothing here\n");
        _repository.Commit();
        File.WriteAllText(file, "-- not");

        Tool.Run(_repository.Root, "history").ShouldExitWith(3);
        Tool.Run(_repository.Root, "history", "--range", "HEAD").ShouldExitWith(3);
        Tool.Run(_repository.Root, "scan", "--history").ShouldExitWith(3);
    }

    [Fact]
    public void A_damaged_file_of_the_right_length_is_a_gap_and_what_it_holds_is_told()
    {
        var file = Store("big.sql", "-- nothing here\n");
        File.WriteAllText(file, "-- nothing hare\n");

        Tool.Run(_repository.Root, "staged").ShouldExitWith(3).Output.Should().Contain("big.sql").And.Contain("damaged");

        _repository.Commit();
        Tool.Run(_repository.Root, "history").ShouldExitWith(3).Output.Should().Contain("big.sql").And.Contain("damaged");
        Tool.Run(_repository.Root, "history").ShouldExitWith(3);

        File.WriteAllText(file, "-- nothing here\n");
        Tool.Run(_repository.Root, "history").ShouldExitWith(0);
    }

    [Theory]
    [InlineData("-- not")]
    [InlineData(null)]
    public void One_that_is_staged_and_not_here_as_its_pointer_says_is_a_gap(string? stored)
    {
        var file = Store("big.sql", "-- nothing here\n");
        File.Delete(file);
        if (stored is not null)
        {
            File.WriteAllText(file, stored);
        }

        Tool.Run(_repository.Root, "staged").ShouldExitWith(3).Output.Should().Contain("1 Git LFS pointer").And.Contain("big.sql");
        Tool.Run(_repository.Root, "staged", "--allow-gap", "lfs-pointer").ShouldExitWith(0);
    }

    [Fact]
    public void What_a_transfer_that_broke_off_left_is_no_file()
    {
        var file = Store("big.sql", "-- nothing here\n");
        _repository.Commit();
        var incomplete = _repository.PathOf($".git/lfs/incomplete/{Path.GetFileName(file)}.part");
        Directory.CreateDirectory(Path.GetDirectoryName(incomplete)!);
        File.Move(file, incomplete);

        Tool.Run(_repository.Root, "history").ShouldExitWith(3);

        File.Move(incomplete, file);
        Tool.Run(_repository.Root, "history").ShouldExitWith(0);
    }

    [Fact]
    public void Only_kinds_of_gaps_can_be_allowed() =>
        Tool.Run(_repository.Root, "history", "--allow-gap", "lfs").ShouldExitWith(2).Errors.Should().Contain("lfs-pointer");

    [Fact]
    public void Goes_from_a_history_as_a_whole()
    {
        Store("big.sql", Tokens.GitHub());
        _repository.Commit();

        Tool.Run(_repository.Root, "history", "--expressions", Path.Combine(_repository.Outside, "e.txt")).ShouldExitWith(1)
            .Errors.Should().Contain("--invert-paths --path big.sql");
    }

    /// <summary>Does what <c>git add</c> does with the filter of Git LFS: puts the content into its store and stages the pointer. Returns where it stands.</summary>
    private string Store(string path, string text)
    {
        var content = Encoding.UTF8.GetBytes(text);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        var file = _repository.PathOf($".git/lfs/objects/{hash[..2]}/{hash[2..4]}/{hash}");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, content);
        _repository.Write(path, $"version https://git-lfs.github.com/spec/v1\noid sha256:{hash}\nsize {content.Length}\n").Git("add", "--all");
        return file;
    }
}

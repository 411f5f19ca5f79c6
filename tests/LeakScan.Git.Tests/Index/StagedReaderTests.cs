using System.Text;

namespace LeakScan.Git.Tests.Index;

public class StagedReaderTests
{
    private static readonly LineRange[] Everything = [new(1, int.MaxValue)];

    [Fact]
    public void Lists_what_was_added_or_modified_and_nothing_else()
    {
        using var sandbox = new GitSandbox();
        sandbox.Write("same", "same\n").Write("modified", "1\n2\n3\n").Write("deleted", "deleted\n").Write("mode", "mode\n").Write("moved", "moved\n")
            .Write("d/deep/modified", "deep\n").Write("d/deep/same", "same\n").Write("e/x", "x\n").Write("e.x", "e.x\n").Commit();
        sandbox.Write("modified", "1\n2 changed\n3\n4\n").Write("added", "added\n").Write("d/deep/modified", "deep\nmore\n").Write("f/new/file", "new\n").Write("e.y", "y\n");
        sandbox.Git("rm", "--quiet", "deleted");
        sandbox.Git("mv", "moved", "elsewhere");
        sandbox.Git("add", "--all");
        sandbox.Git("update-index", "--chmod=+x", "mode");
        sandbox.Write("modified", "only in the work tree\n").Write("untracked", "untracked\n");

        using var repository = GitRepository.Open(sandbox.Root);
        var staged = repository.ReadStaged(out _);
        staged.Select(f => f.Path).Should().Equal("added", "d/deep/modified", "e.y", "f/new/file", "modified");
        staged.Should().OnlyContain(f => f.Blob.ToString() == sandbox.Id(":" + f.Path));
        staged.Select(f => f.OldBlob.IsZero).Should().Equal(true, false, true, true, false);
        staged.Select(repository.ReadChangedLines).Should().BeEquivalentTo(
            new[] { Everything, [new(2, 3)], Everything, Everything, [new(2, 3), new(4, 5)] }, o => o.WithStrictOrdering());
    }

    [Fact]
    public void Before_the_first_commit_everything_is_added()
    {
        using var sandbox = new GitSandbox();
        Staged(sandbox).Should().BeEmpty();
        sandbox.Write("a", "1\n").Write("d/b", "2\n").Git("add", ".");
        Staged(sandbox).Should().Equal("a", "d/b");
        sandbox.Commit();
        Staged(sandbox).Should().BeEmpty();
    }

    [Fact]
    public void A_renamed_and_changed_file_is_compared_with_what_it_was()
    {
        using var sandbox = new GitSandbox();
        sandbox.Write("old/name", string.Concat(Enumerable.Range(1, 20).Select(i => $"line {i}\n"))).Write("old/other", "nothing like it\n").Commit();
        sandbox.Git("mv", "old", "new");
        sandbox.Write("new/name", string.Concat(Enumerable.Range(1, 20).Select(i => i == 7 ? "changed\n" : $"line {i}\n"))).Git("add", "--all");
        using var repository = GitRepository.Open(sandbox.Root);
        var file = repository.ReadStaged(out _).Single();
        file.Path.Should().Be("new/name");
        repository.ReadChangedLines(file).Should().Equal(new LineRange(7, 8));
    }

    [Fact]
    public void A_file_whose_old_version_is_not_here_counts_as_a_whole()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "1\n2\n");
        File.Delete(sandbox.LooseObjectPath(sandbox.Id("HEAD:a")));
        sandbox.Write("a", "1\n2\n3\n").Git("add", "a");
        using var repository = GitRepository.Open(sandbox.Root);

        repository.ReadChangedLines(repository.ReadStaged(out _).Single()).Should().Equal(Everything);
    }

    [Fact]
    public void A_copy_of_what_stays_is_added_as_a_whole()
    {
        using var sandbox = new GitSandbox();
        var text = string.Concat(Enumerable.Range(1, 20).Select(i => $"line {i}\n"));
        sandbox.CommitFile("a", text);
        sandbox.Write("b", text + "more\n").Write("c", text).Git("add", "b", "c");
        using var repository = GitRepository.Open(sandbox.Root);

        var staged = repository.ReadStaged(out _);

        staged.Select(f => f.Path).Should().Equal("b", "c");
        staged.Should().OnlyContain(f => f.OldBlob.IsZero);
        repository.ReadChangedLines(staged[0]).Should().Equal(Everything);
    }

    [Fact]
    public void Submodules_links_and_paths_without_content()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "1\n");
        sandbox.Git("update-index", "--add", "--cacheinfo", $"160000,{new string('5', 40)},libs/inner");
        sandbox.Git("update-index", "--add", "--cacheinfo", $"120000,{sandbox.WriteObject("blob", "a"u8.ToArray())},link");
        sandbox.Write("intended", "not staged\n").Git("add", "--intent-to-add", "intended");
        Staged(sandbox).Should().Equal("link");
    }

    [Fact]
    public void Binary_files_count_as_a_whole()
    {
        using var sandbox = new GitSandbox();
        sandbox.Write("a", "1\0\n2\n").Write("b", "1\n2\n").Commit();
        sandbox.Write("a", "1\0\n3\n").Write("b", "1\n2\n\0").Git("add", "--all");
        using var repository = GitRepository.Open(sandbox.Root);
        repository.ReadStaged(out _).Should().HaveCount(2).And.OnlyContain(f => repository.ReadChangedLines(f).SequenceEqual(Everything));
    }

    [Fact]
    public void Both_sides_of_a_conflict_are_listed_when_they_differ_from_head()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "base\n");
        sandbox.Git("branch", "side");
        sandbox.CommitFile("a", "ours\n");
        sandbox.Git("checkout", "--quiet", "side");
        sandbox.CommitFile("a", "theirs\n");
        sandbox.Git("checkout", "--quiet", "main");
        var merge = () => sandbox.Git("merge", "--quiet", "side");
        merge.Should().Throw<InvalidOperationException>();
        using var repository = GitRepository.Open(sandbox.Root);
        var file = repository.ReadStaged(out _).Single();
        file.Should().Be(new StagedFile("a", History.HistoryModel.BlobOf("theirs\n"), History.HistoryModel.BlobOf("ours\n")));
    }

    [Theory]
    [InlineData("index.version", "2")]
    [InlineData("index.version", "4")]
    [InlineData("core.splitIndex", "true")]
    [InlineData("core.untrackedCache", "true")]
    [InlineData("index.threads", "4")]
    public void Reads_every_kind_of_index(string setting, string value)
    {
        using var sandbox = new GitSandbox();
        sandbox.Git("config", "splitIndex.maxPercentChange", "100");
        for (var i = 0; i < 60; i++)
        {
            sandbox.Write($"folder {i % 7}/sub/file-with-a-long-name-{i}", $"{i}\n");
        }

        sandbox.Write(string.Join('/', Enumerable.Repeat(new string('p', 200), 3)) + "/long", "long\n").Commit();
        sandbox.Git("config", setting, value);
        sandbox.Git("update-index", "--force-write-index");
        sandbox.Git("update-index", setting == "core.splitIndex" ? "--split-index" : "--refresh");
        sandbox.Git("rm", "--quiet", "folder 1/sub/file-with-a-long-name-1");
        sandbox.Write("folder 3/sub/file-with-a-long-name-3", "changed\n").Write("folder 2/sub/aaa", "new\n").Write("zzz", "new\n").Git("add", ".");
        sandbox.Git("status", "--short");
        Staged(sandbox).Should().Equal("folder 2/sub/aaa", "folder 3/sub/file-with-a-long-name-3", "zzz");
        using var repository = GitRepository.Open(sandbox.Root);
        Paths(repository).Should().BeEquivalentTo(sandbox.Git("ls-files", "-z").TrimEnd('\0').Split('\0'));
    }

    [Fact]
    public void Reads_a_sparse_index()
    {
        using var sandbox = new GitSandbox();
        sandbox.Write("in/a", "1\n").Write("out/b/c", "2\n").Write("out/d", "3\n").Write("top", "4\n").Commit();
        sandbox.Git("sparse-checkout", "set", "--cone", "--sparse-index", "in");
        Staged(sandbox).Should().BeEmpty();
        sandbox.Write("in/a", "changed\n").Git("add", "in/a");
        Staged(sandbox).Should().Equal("in/a");
        using (var repository = GitRepository.Open(sandbox.Root))
        {
            Paths(repository).Should().BeEquivalentTo("in/a", "out/", "top");
        }

        // A soft reset leaves the closed folder as it was, while HEAD has another.
        sandbox.Git("sparse-checkout", "disable");
        sandbox.Write("out/d", "later\n").Commit();
        sandbox.Git("sparse-checkout", "set", "--cone", "--sparse-index", "in");
        sandbox.Git("reset", "--quiet", "--soft", "HEAD~");
        Staged(sandbox).Should().Equal("in/a", "out/d");
    }

    [Fact]
    public void Follows_the_index_that_a_hook_is_told()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "1\n");
        File.Copy(sandbox.PathOf(".git/index"), sandbox.PathOf(".git/other-index"));
        sandbox.Write("b", "2\n").Git("add", "b");
        using var other = GitRepository.Open(sandbox.Root, new GitEnvironment { IndexFile = ".git/other-index" });
        other.ReadStaged(out _).Should().BeEmpty();
        Staged(sandbox).Should().Equal("b");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Random_changes_are_those_that_git_lists(int seed)
    {
#pragma warning disable CA5394 // test data
        var random = new Random(seed);
        using var sandbox = new GitSandbox();
        var paths = Enumerable.Range(0, 60).Select(i => string.Join('/', Enumerable.Range(0, random.Next(1, 4)).Select(_ => "abc.-"[random.Next(5)] + "x")) + $"/f{random.Next(30)}").Distinct(StringComparer.Ordinal).ToList();
        foreach (var path in paths.Where(_ => random.Next(2) == 0))
        {
            sandbox.Write(path, $"content {path}\n");
        }

        sandbox.Commit();
        for (var round = 0; round < 4; round++)
        {
            foreach (var path in paths.Where(_ => random.Next(6) == 0))
            {
                if (File.Exists(sandbox.PathOf(path)) && random.Next(2) == 0)
                {
                    File.Delete(sandbox.PathOf(path));
                }
                else
                {
                    sandbox.Write(path, $"new content {path} {round}\n");
                }
            }

            sandbox.Git("add", "--all");
            Staged(sandbox).Should().Equal(sandbox.Git("diff", "--cached", "--name-only", "--no-renames", "--diff-filter=AM").Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal));
            if (round == 1)
            {
                sandbox.Git("write-tree"); // fills the cache tree
                Staged(sandbox).Should().NotBeEmpty();
            }
        }
#pragma warning restore CA5394
    }

    [Fact]
    public void A_damaged_index_is_refused()
    {
        using var sandbox = new GitSandbox();
        sandbox.Write("a", "1\n").Write("b", "1\n").Commit();
        var bytes = File.ReadAllBytes(sandbox.PathOf(".git/index"));
        foreach (var damaged in new[] { "DIRC"u8.ToArray(), bytes[..100], [.. "XXXX"u8, .. bytes.AsSpan(4)], [.. bytes.AsSpan(0, 8), 0x7F, .. bytes.AsSpan(9)] })
        {
            File.WriteAllBytes(sandbox.PathOf(".git/index"), damaged);
            var read = () => Staged(sandbox);
            read.Should().Throw<GitException>().WithMessage("The index '*' cannot be read*");
        }
    }

    private static List<string> Staged(GitSandbox sandbox)
    {
        using var repository = GitRepository.Open(sandbox.Root);
        var staged = repository.ReadStaged(out _);
        staged.Should().NotContain(f => f.Path.Length == 0 || f.Path.EndsWith('/'));
        return [.. staged.Select(f => f.Path)];
    }

    private static IEnumerable<string> Paths(GitRepository repository) =>
        Enumerable.Range(0, repository.Index.Count).Select(entry => Encoding.UTF8.GetString(repository.Index.PathOf(entry)));
}

using LeakScan.Sources;
using LeakScan.Sources.Ignoring;

namespace LeakScan.Tests.Sources.Ignoring;

/// <summary>Walks inside repositories of every layout.</summary>
public sealed class RepositoryTreeTests : IDisposable
{
    private readonly GitSandbox _git = new();

    public void Dispose() => _git.Dispose();

    [Fact]
    public void Shows_paths_relative_to_the_repository_and_skips_its_git_directory()
    {
        _git.CommitFile("a/b.txt", "x");
        _git.CommitFile("c.txt", "x");

        Recording.Of(new FileTreeSource([_git.Root])).Paths.Should().Equal("a/b.txt", "c.txt");
        Recording.Of(new FileTreeSource([_git.PathOf("a")])).Paths.Should().Equal("a/b.txt");
        Recording.Of(new FileTreeSource([_git.PathOf("a/b.txt"), _git.PathOf("c.txt")])).Paths.Should().Equal("a/b.txt", "c.txt");
    }

    [Fact]
    public void Leaves_out_what_is_ignored_and_counts_it()
    {
        _git.Write(".gitignore", "*.log\n/out/\n").Write("a.log", "x").Write("a.txt", "x").Write("out/b", "x").Write("sub/out/c", "x");

        var recording = Recording.Of(new FileTreeSource([_git.Root]));

        recording.Paths.Should().Equal(".gitignore", "a.txt", "sub/out/c");
        recording.Coverage.Count(OmissionReason.Ignored).Should().Be(2);
        recording.Coverage.IsComplete.Should().BeTrue();
    }

    [Fact]
    public void Reads_everything_when_ignore_rules_are_left_aside()
    {
        _git.Write(".gitignore", "*.log\n").Write("a.log", "x");

        Recording.Of(new FileTreeSource([_git.Root], new FileTreeOptions { NoIgnore = true })).Paths.Should().Equal(".gitignore", "a.log");
    }

    [Fact]
    public void Reads_what_is_tracked_although_it_is_ignored()
    {
        _git.Write("vendor/a/kept", "x").Write("vendor/b/lost", "x").Write("kept.log", "x").Write("lost.log", "x").Write(".gitignore", "vendor/\n*.log\n");
        _git.Git("add", "--force", "vendor/a/kept", "kept.log");

        Recording.Of(new FileTreeSource([_git.Root])).Paths.Should().Equal(".gitignore", "kept.log", "vendor/a/kept");
    }

    [Fact]
    public void Heeds_the_ignore_files_above_the_folder_that_was_named()
    {
        _git.Write(".gitignore", "*.log\n").Write("a/.gitignore", "*.tmp\n!/b/keep.log\n").Write("a/b/.gitignore", "c\n");
        _git.Write("a/b/x.log", "x").Write("a/b/x.tmp", "x").Write("a/b/keep.log", "x").Write("a/b/c", "x").Write("a/b/d", "x");

        Recording.Of(new FileTreeSource([_git.PathOf("a/b")])).Paths.Should().Equal("a/b/.gitignore", "a/b/d", "a/b/keep.log");
    }

    [Fact]
    public void Reads_an_ignored_path_that_was_named()
    {
        _git.Write(".gitignore", "out/\n*.log\n").Write("out/a", "x").Write("b.log", "x");

        Recording.Of(new FileTreeSource([_git.PathOf("out"), _git.PathOf("b.log")])).Paths.Should().Equal("b.log", "out/a");
        Recording.Of(new FileTreeSource([_git.Root, _git.PathOf("out/a")])).Paths.Should().Equal(".gitignore", "out/a");
    }

    [Fact]
    public void Heeds_no_ignore_file_outside_of_a_repository()
    {
        using var folder = new TemporaryFolder();
        folder.Write(".gitignore", "a\n");
        folder.Write("a", "x");

        Recording.Of(new FileTreeSource([folder.Path])).Paths.Should().Equal(".gitignore", "a");
    }

    [Fact]
    public void A_repository_inside_has_rules_of_its_own()
    {
        using var inner = new GitSandbox();
        inner.Write(".gitignore", "/inner.log\n").CommitFile("a.log", "x");
        inner.Write("inner.log", "x");
        _git.Write(".gitignore", "*.log\n").Commit();
        _git.Git("submodule", "--quiet", "add", inner.Root, "sub");
        _git.Write("sub/inner.log", "x").Write("sub/b.log", "x").Write("c.log", "x");
        Directory.CreateDirectory(_git.PathOf("clone"));
        _git.Git("init", "--quiet", "clone");
        _git.Write("clone/d.log", "x").Write("clone/.git/info/exclude", "e.log\n").Write("clone/e.log", "x");

        Recording.Of(new FileTreeSource([_git.Root])).Paths.Should().Equal(".gitignore", ".gitmodules", "clone/d.log", "sub/.gitignore", "sub/a.log", "sub/b.log");
        Recording.Of(new FileTreeSource([_git.PathOf("sub")])).Paths.Should().Equal(".gitignore", "a.log", "b.log");
    }

    [Fact]
    public void Repositories_below_a_plain_folder_have_their_rules()
    {
        _git.Write(".gitignore", "a\n").Write("a", "x").Write("b", "x");

        Recording.Of(new FileTreeSource([_git.Outside])).Paths.Should().Equal("repo/.gitignore", "repo/b");
    }

    [Fact]
    public void A_linked_work_tree_shares_info_exclude_and_has_its_own_index()
    {
        _git.CommitFile("a", "x");
        var tree = Path.Join(_git.Outside, "linked");
        _git.Git("worktree", "add", "--quiet", tree);
        _git.Write(".git/info/exclude", "*.log\n");
        File.WriteAllText(Path.Join(tree, "tracked.log"), "x");
        File.WriteAllText(Path.Join(tree, "other.log"), "x");
        _git.Git("-C", tree, "add", "--force", "tracked.log");

        Recording.Of(new FileTreeSource([tree])).Paths.Should().Equal("a", "tracked.log");
    }

    [Fact]
    public void Heeds_the_ignore_file_of_the_user()
    {
        _git.Write("a.own", "x").Write("a.named", "x").Write("a.included", "x").Write("b", "x");
        var home = Path.Join(_git.Outside, "home");
        Directory.CreateDirectory(Path.Join(home, ".config", "git"));
        File.WriteAllText(Path.Join(home, ".config", "git", "ignore"), "*.own\n");
        File.WriteAllText(Path.Join(home, "named"), "*.named\n");
        File.WriteAllText(Path.Join(home, "included"), "*.included\n");
        var user = GitUserFiles.Read(name => name == "HOME" ? home : name == "GIT_CONFIG_NOSYSTEM" ? "1" : null);

        Paths().Should().Equal("a.included", "a.named", "b");
        File.WriteAllText(Path.Join(home, ".gitconfig"), "[core]\n\texcludesFile = ~/named\n");
        Paths().Should().Equal("a.included", "a.own", "b");
        File.WriteAllText(Path.Join(home, "more"), "[core]\n\texcludesFile = ~/included\n");
        File.AppendAllText(Path.Join(home, ".gitconfig"), "[include]\n\tpath = more\n");
        Paths().Should().Equal("a.named", "a.own", "b");
        _git.Git("config", "core.excludesFile", "");
        Paths().Should().Equal("a.included", "a.named", "a.own", "b");

        IEnumerable<string> Paths() => Recording.Of(new FileTreeSource([_git.Root], new FileTreeOptions { GitUser = user })).Paths;
    }

    [Fact]
    public void Ignores_case_where_the_repository_does()
    {
        _git.Write(".gitignore", "OUT\n*.LOG\n/a[B-C]d\n").Write("out/x", "x").Write("a.log", "x").Write("abd", "x").Write("b", "x");

        Recording.Of(new FileTreeSource([_git.Root])).Paths.Should().Contain("a.log");
        _git.Git("config", "core.ignoreCase", "true");
        Recording.Of(new FileTreeSource([_git.Root])).Paths.Should().Equal(GitSays.Files(_git)).And.NotContain("a.log");
    }

    [Theory]
    [InlineData("sha1")]
    [InlineData("sha256")]
    public void Reads_the_index_of_either_hash_and_a_split_one(string hash)
    {
        using var git = new GitSandbox($"--object-format={hash}");
        for (var i = 0; i < 20; i++)
        {
            git.Write($"{i}.log", "x");
        }

        git.Git("add", "--force", "1.log", "2.log", "13.log");
        git.Write(".gitignore", "*.log\n").Git("update-index", "--split-index");
        git.Git("add", "--force", "5.log");

        Recording.Of(new FileTreeSource([git.Root])).Paths.Should().Equal(GitSays.Files(git));
    }

    [Fact]
    public void A_damaged_index_is_a_gap()
    {
        _git.Write(".gitignore", "*.log\n").Write("a.log", "x").Write(".git/index", "DIRC and nothing more");

        var recording = Recording.Of(new FileTreeSource([_git.Root]));

        recording.Paths.Should().Equal(".gitignore");
        recording.Coverage.Gaps.Should().ContainSingle().Which.Reason.Should().Be(OmissionReason.Unreadable);
    }
}

namespace LeakScan.Git.Tests.References;

public class ReferenceReaderTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Lists_what_git_lists(bool packed)
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "1");
        sandbox.Git("tag", "-a", "-m", "A tag", "v1");
        sandbox.Git("tag", "light");
        sandbox.Git("branch", "topic/ünicode");
        sandbox.Git("notes", "add", "-m", "A note");
        sandbox.Git("update-ref", "refs/pull/1/head", "HEAD");
        using var clone = sandbox.Clone();
        clone.Git("branch", "mine");
        if (packed)
        {
            sandbox.Git("pack-refs", "--all");
            clone.Git("pack-refs", "--all");
            clone.CommitFile("a", "2");
        }

        foreach (var repo in new[] { sandbox, clone })
        {
            using var repository = GitRepository.Open(repo.Root);
            var broken = new List<string>();
            var expected = repo.Git("for-each-ref", "--format=%(refname) %(objectname)").Split('\n').Append("HEAD " + repo.Id("HEAD"));
            repository.References.ReadAll(broken).Select(r => $"{r.Name} {r.Target}").Should().BeEquivalentTo(expected);
            broken.Should().BeEmpty();
        }
    }

    [Fact]
    public void A_reference_that_git_packs_meanwhile_is_not_missed()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "1");
        sandbox.Git("pack-refs", "--all");
        using var repository = GitRepository.Open(sandbox.Root);
        repository.References.Resolve("refs/heads/main").Should().NotBeNull();
        sandbox.Git("branch", "topic");
        sandbox.Git("pack-refs", "--all");

        repository.References.ReadAll([]).Select(r => r.Name).Should().Equal("HEAD", "refs/heads/main", "refs/heads/topic");
    }

    [Theory]
    [InlineData("refs/../../outside")]
    [InlineData("refs/heads/../../../outside")]
    [InlineData("refs//outside")]
    [InlineData("refs/./outside")]
    [InlineData("../outside")]
    public void A_name_that_may_lead_elsewhere_is_not_followed(string name)
    {
        using var sandbox = new GitSandbox();
        var id = sandbox.CommitFile("a", "1");
        sandbox.Write("outside", id + "\n").Write(".git/outside", id + "\n").Write(".git/refs/outside", id + "\n").Write(".git/HEAD", $"ref: {name}\n");
        using var repository = GitRepository.Open(sandbox.Root);

        repository.References.Resolve("HEAD").Should().BeNull();
        repository.References.Find(name).Should().BeNull();
    }

    [Fact]
    public void A_damaged_line_of_packed_references_is_told()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "1");
        sandbox.Git("tag", "-a", "-m", "A tag", "v1");
        sandbox.Git("pack-refs", "--all");
        File.AppendAllText(sandbox.PathOf(".git/packed-refs"), "not a reference\n");
        using var repository = GitRepository.Open(sandbox.Root);
        var broken = new List<string>();

        repository.References.ReadAll(broken).Select(r => r.Name).Should().Equal("HEAD", "refs/heads/main", "refs/tags/v1");

        broken.Should().Equal("packed-refs:5");
    }

    [Fact]
    public void Broken_references_hide_no_others()
    {
        using var sandbox = new GitSandbox();
        var id = sandbox.CommitFile("a", "1");
        File.WriteAllText(sandbox.PathOf(".git/refs/heads/empty"), "");
        File.WriteAllText(sandbox.PathOf(".git/refs/heads/garbage"), "not an id\n");
        File.WriteAllText(sandbox.PathOf(".git/refs/heads/loop"), "ref: refs/heads/loop\n");
        File.WriteAllText(sandbox.PathOf(".git/refs/heads/escape"), "ref: ../../outside\n");
        File.WriteAllText(sandbox.PathOf(".git/refs/heads/new.lock"), id + "\n");
        using var repository = GitRepository.Open(sandbox.Root);
        var broken = new List<string>();
        repository.References.ReadAll(broken).Select(r => r.Name).Should().Equal("HEAD", "refs/heads/main");
        broken.Should().BeEquivalentTo("refs/heads/empty", "refs/heads/escape", "refs/heads/garbage");
    }

    [Fact]
    public void Other_work_trees_count()
    {
        using var sandbox = new GitSandbox();
        var first = sandbox.CommitFile("a", "1");
        var linked = Path.Combine(sandbox.Outside, "linked");
        sandbox.Git("worktree", "add", "--quiet", "--detach", linked);
        sandbox.Git("-C", linked, "update-ref", "refs/worktree/own", first);
        var second = sandbox.CommitFile("a", "2");
        using var main = GitRepository.Open(sandbox.Root);
        using var other = GitRepository.Open(linked);
        main.References.ReadAll([]).Select(r => $"{r.Name} {r.Target}").Should().Equal(
            "HEAD " + second, "refs/heads/main " + second, "worktrees/linked/HEAD " + first, "worktrees/linked/refs/worktree/own " + first);
        other.References.ReadAll([]).Select(r => $"{r.Name} {r.Target}").Should().Equal(
            "HEAD " + first, "main-worktree/HEAD " + second, "refs/heads/main " + second, "refs/worktree/own " + first);
    }

    [Fact]
    public void Reflogs_are_read_newest_first()
    {
        using var sandbox = new GitSandbox();
        var ids = Enumerable.Range(0, 4).Select(i => ObjectId.Parse(sandbox.CommitFile("a", $"{i}"))).Reverse().ToList();
        sandbox.Git("reset", "--quiet", "--hard", "HEAD~3");
        using var repository = GitRepository.Open(sandbox.Root);
        repository.References.ReadLog("HEAD").Should().BeEquivalentTo(ids).And.StartWith(ids[^1]);
        repository.References.ReadAllLogs().Should().BeEquivalentTo(ids);
        repository.References.ReadLog("refs/stash").Should().BeEmpty();
    }
}

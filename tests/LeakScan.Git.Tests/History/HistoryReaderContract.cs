using System.Text;

namespace LeakScan.Git.Tests.History;

/// <summary>What every history reader must do, tried with the real git. Derived once for each implementation.</summary>
public abstract partial class HistoryReaderContract
{
    private protected abstract IHistoryReader Open(GitRepository repository, HistorySelection selection);

    private protected RecordingVisitor Read(GitSandbox sandbox, HistorySelection? selection = null, bool checksIds = true)
    {
        using var repository = GitRepository.Open(sandbox.Root);
        using var reader = Open(repository, selection ?? HistorySelection.All);
        return RecordingVisitor.Read(reader, checksIds: checksIds);
    }

    private protected static string[] Listed(GitSandbox sandbox, string kind, params string[] arguments)
    {
        var ids = sandbox.Git(["rev-list", "--objects", "--no-object-names", .. arguments]);
        var lines = sandbox.GitWithInput(Encoding.ASCII.GetBytes(ids + "\n"), "cat-file", "--batch-check=%(objecttype) %(objectname)").Split('\n');
        return [.. lines.Where(l => l.StartsWith(kind + " ", StringComparison.Ordinal)).Select(l => l[(kind.Length + 1)..]).Distinct(StringComparer.Ordinal)];
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Visits_every_object_that_any_reference_reaches(bool packed)
    {
        using var origin = new GitSandbox();
        origin.CommitFile("upstream.txt", "from upstream\n");
        using var sandbox = origin.Clone();
        sandbox.CommitFile("a.txt", "one\n");
        sandbox.Write("odd \"name\"\n.txt", "odd\n").Write("ünï/cödé", "unicode\n").Write("-dash", "dash\n").Commit("Odd names");
        sandbox.Git("checkout", "--quiet", "--orphan", "second-root");
        sandbox.Git("rm", "-rfq", ".");
        sandbox.CommitFile("b.txt", "two\n");
        sandbox.Git("checkout", "--quiet", "main");
        sandbox.Git("merge", "--quiet", "--allow-unrelated-histories", "-m", "Join", "second-root");
        sandbox.Git("tag", "-a", "-m", "Tag", "v1");
        sandbox.Git("tag", "-a", "-m", "Tag of a tag", "v1-signed", "v1");
        sandbox.Git("tag", "of-blob", sandbox.WriteObject("blob", "only a tag\n"u8.ToArray()));
        sandbox.Git("tag", "-a", "-m", "Tag of a tree", "of-tree", sandbox.GitWithInput([], "mktree"));
        sandbox.Git("notes", "add", "-m", "A note");
        sandbox.Git("notes", "--ref", "review", "add", "-m", "A review");
        sandbox.Git("checkout", "--quiet", "--detach");
        sandbox.CommitFile("detached.txt", "detached\n");
        if (packed)
        {
            sandbox.Git("gc", "--quiet");
        }

        var visited = Read(sandbox);
        visited.Blobs.Should().BeEquivalentTo(Listed(sandbox, "blob", "--all"));
        visited.Of(ObjectKind.Commit).Should().BeEquivalentTo(Listed(sandbox, "commit", "--all"));
        visited.Of(ObjectKind.Tag).Should().BeEquivalentTo(Listed(sandbox, "tag", "--all"));
        visited.Of(ObjectKind.Tree).Should().BeEmpty();
        visited.Problems.Should().BeEmpty();
        visited.Counts.Commits.Should().Be(visited.Of(ObjectKind.Commit).Count());
        visited.Counts.ShallowBoundaries.Should().BeEmpty();
    }

    [Fact]
    public void Visits_what_only_a_merge_commit_brings()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "base\n");
        sandbox.Git("branch", "side");
        sandbox.CommitFile("b", "main\n");
        sandbox.Git("checkout", "--quiet", "side");
        sandbox.CommitFile("c", "side\n");
        sandbox.Git("merge", "--quiet", "--no-commit", "main");
        var merge = sandbox.Write("evil", "only in the merge\n").Commit("Merge");
        var evil = sandbox.Id("HEAD:evil");

        Read(sandbox).Blobs.Should().Contain(evil);
        Read(sandbox, new HistorySelection { Ranges = ["main..side"] }).Blobs.Should().BeEquivalentTo(evil, sandbox.Id("HEAD:c"));
        Read(sandbox, new HistorySelection { Ranges = ["HEAD^..HEAD"], MaxCommits = 1 }).Blobs.Should().BeEquivalentTo(evil);
        Locate(sandbox, HistorySelection.All, evil).Single().Should().BeEquivalentTo(new { Path = "evil", PathAtHead = "evil", Commit = new { Id = ObjectId.Parse(merge) } });
    }

    [Fact]
    public void Visits_all_parts_of_all_stashes()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "base\n");
        sandbox.Write("a", "index 1\n").Git("add", "a");
        sandbox.Write("a", "work tree 1\n").Write("new", "untracked 1\n").Git("stash", "--quiet", "--include-untracked");
        sandbox.Write("a", "work tree 2\n").Git("stash", "--quiet");
        var ids = new[] { "index 1\n", "work tree 1\n", "untracked 1\n", "work tree 2\n" }.Select(HistoryModel.BlobOf).ToList();

        Read(sandbox).Blobs.Should().Contain(ids.Select(i => i.ToString()));
        var locations = Locate(sandbox, HistorySelection.All, [.. ids.Select(i => i.ToString())]).ToDictionary(l => l.Object);
        locations.Should().HaveCount(4);
        locations.Values.Should().OnlyContain(l => l.Reachability == Reachability.Stash && l.PathAtHead == null);
        locations[ids[0]].Commit!.Id.ToString().Should().Be(sandbox.Id("stash@{1}^2"));
        locations[ids[1]].Commit!.Id.ToString().Should().Be(sandbox.Id("stash@{1}"));
        locations[ids[2]].Should().BeEquivalentTo(new { Path = "new", Commit = new { Id = ObjectId.Parse(sandbox.Id("stash@{1}^3")) } });
        locations[ids[2]].References.Should().Equal("stash@{1}");
        locations[ids[3]].References.Should().Equal("refs/stash");

        Read(sandbox, new HistorySelection { References = ["main"] }).Blobs.Should().ContainSingle();
        Read(sandbox, new HistorySelection { References = ["stash"] }).Blobs.Should().HaveCount(5);
    }

    [Fact]
    public void Visits_head_of_other_work_trees()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "base\n");
        var linked = Path.Combine(sandbox.Outside, "linked");
        sandbox.Git("worktree", "add", "--quiet", "--detach", linked);
        File.WriteAllText(Path.Combine(linked, "b"), "in the other\n");
        sandbox.Git("-C", linked, "add", "b");
        sandbox.Git("-C", linked, "commit", "--quiet", "-m", "Other");
        Read(sandbox).Blobs.Should().Contain(HistoryModel.BlobOf("in the other\n").ToString());
    }

    [Fact]
    public void Skips_submodules()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "base\n");
        sandbox.Git("update-index", "--add", "--cacheinfo", $"160000,{new string('5', 40)},libs/inner");
        sandbox.Git("commit", "--quiet", "-m", "Submodule");
        var visited = Read(sandbox);
        visited.Blobs.Should().ContainSingle();
        visited.Problems.Should().BeEmpty();
        Read(sandbox, new HistorySelection { MaxCommits = 1 }).Objects.Should().ContainSingle();
    }

    [Fact]
    public void Reads_empty_repositories()
    {
        using var sandbox = new GitSandbox();
        Read(sandbox).Objects.Should().BeEmpty();
        sandbox.Commit("Empty commit");
        Read(sandbox).Objects.Should().ContainSingle();
    }

    [Fact]
    public void Names_the_boundaries_of_a_shallow_clone()
    {
        using var origin = new GitSandbox();
        origin.CommitFile("a", "1\n");
        origin.CommitFile("b", "2\n");
        var boundary = origin.CommitFile("c", "3\n");
        origin.CommitFile("d", "4\n");
        using var sandbox = origin.Clone("--depth", "2");
        var visited = Read(sandbox);
        visited.Blobs.Should().HaveCount(4);
        visited.Problems.Should().BeEmpty();
        visited.Counts.ShallowBoundaries.Select(b => b.ToString()).Should().Equal(boundary);
        Locate(sandbox, HistorySelection.All, sandbox.Id("HEAD:a")).Single().Commit!.Id.ToString().Should().Be(boundary);
        Read(sandbox, new HistorySelection { MaxCommits = 1 }).Counts.ShallowBoundaries.Should().BeEmpty();
    }

    [Fact]
    public void Goes_on_past_missing_and_corrupt_objects()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("d/deep", "deep\n");
        sandbox.Write("a", "lost\n").Write("b", "kept\n").Write("c", "spoilt\n").Commit();
        var (lost, spoilt, tree) = (sandbox.Id("HEAD:a"), sandbox.Id("HEAD:c"), sandbox.Id("HEAD:d"));
        File.Delete(sandbox.LooseObjectPath(lost));
        File.Delete(sandbox.LooseObjectPath(tree));
        File.SetAttributes(sandbox.LooseObjectPath(spoilt), FileAttributes.Normal);
        File.WriteAllText(sandbox.LooseObjectPath(spoilt), "no zlib");
        File.WriteAllText(sandbox.PathOf(".git/refs/heads/gone"), new string('9', 40) + "\n");
        File.WriteAllText(sandbox.PathOf(".git/refs/heads/garbage"), "garbage\n");

        var visited = Read(sandbox);
        visited.Blobs.Should().Contain(HistoryModel.BlobOf("kept\n").ToString());
        visited.Of(ObjectKind.Commit).Should().HaveCount(2);
        visited.Problems.Select(p => (p.Id.ToString(), p.Kind)).Should().BeEquivalentTo(
            [(lost, ObjectProblemKind.Missing), (tree, ObjectProblemKind.Missing), (spoilt, ObjectProblemKind.Corrupt),
            (new string('9', 40), ObjectProblemKind.Missing), (ObjectId.Zero.ToString(), ObjectProblemKind.Corrupt)]);
        visited.Problems.Should().Contain(p => p.Detail.Contains("refs/heads/gone"));
        visited.Problems.Should().Contain(p => p.Detail.Contains("refs/heads/garbage"));
        Locate(sandbox, HistorySelection.All, HistoryModel.BlobOf("kept\n").ToString()).Single().Path.Should().Be("b");
    }

    [Fact]
    public void Goes_on_past_a_missing_commit()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "1\n");
        var lost = sandbox.CommitFile("a", "2\n");
        sandbox.CommitFile("a", "3\n");
        File.Delete(sandbox.LooseObjectPath(lost));
        var visited = Read(sandbox);
        visited.Blobs.Should().Contain(HistoryModel.BlobOf("3\n").ToString());
        visited.Problems.Should().ContainSingle(p => p.Id == ObjectId.Parse(lost) && p.Kind == ObjectProblemKind.Missing);
    }

    [Fact]
    public void Verifies_ids_when_asked()
    {
        using var sandbox = new GitSandbox();
        sandbox.Write("a", "one\n").Write("b", "two\n").Commit();
        var (one, two) = (sandbox.LooseObjectPath(sandbox.Id("HEAD:a")), sandbox.LooseObjectPath(sandbox.Id("HEAD:b")));
        File.Delete(one);
        File.Copy(two, one);
        var visited = Read(sandbox, new HistorySelection { VerifyObjects = true });
        visited.Problems.Single().Should().BeEquivalentTo(new { Id = HistoryModel.BlobOf("one\n"), Kind = ObjectProblemKind.Corrupt });
        visited.Blobs.Should().ContainSingle();
    }

    [Fact]
    public void Reads_unreachable_objects_when_asked()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "kept\n");
        var amended = sandbox.CommitFile("b", "amended away\n");
        sandbox.Git("reset", "--quiet", "--hard", "HEAD~");
        var dangling = sandbox.WriteObject("blob", "never committed\n"u8.ToArray());
        var orphan = sandbox.GitWithInput("Orphan"u8.ToArray(), "commit-tree", amended + "^{tree}");
        var all = new HistorySelection { Unreachable = true };

        var visited = Read(sandbox, all);
        visited.Blobs.Should().BeEquivalentTo(sandbox.Id("HEAD:a"), HistoryModel.BlobOf("amended away\n").ToString(), dangling);
        visited.Of(ObjectKind.Commit).Should().BeEquivalentTo(sandbox.Id("HEAD"), amended, orphan);
        var locations = Locate(sandbox, all, dangling, HistoryModel.BlobOf("amended away\n").ToString(), amended, orphan, sandbox.Id("HEAD")).ToDictionary(l => l.Object.ToString());
        locations[dangling].Should().BeEquivalentTo(new { Path = (string?)null, Commit = (object?)null, Reachability = Reachability.Unreachable });
        locations[amended].Reachability.Should().Be(Reachability.Reflog);
        locations[orphan].Reachability.Should().Be(Reachability.Unreachable);
        locations[orphan].Commit!.Summary.Should().Be("Orphan");
        locations[sandbox.Id("HEAD")].Reachability.Should().Be(Reachability.Reference);
        locations[HistoryModel.BlobOf("amended away\n").ToString()].Should().BeEquivalentTo(
            new { Path = "b", Commit = new { Id = ObjectId.Parse(amended) }, Reachability = Reachability.Reflog });

        // Unless asked for they may be visited, and are then told apart.
        var location = Locate(sandbox, HistorySelection.All, HistoryModel.BlobOf("amended away\n").ToString()).Single();
        location.Should().BeEquivalentTo(new { Path = (string?)null, Commit = (object?)null, Reachability = Reachability.Unreachable });
    }

    [Fact]
    public void Can_be_cancelled_and_passes_on_what_a_visitor_throws()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "1\n");
        using var repository = GitRepository.Open(sandbox.Root);
        using var reader = Open(repository, HistorySelection.All);
        var cancelled = () => reader.Read(2, () => new RecordingVisitor(), new CancellationToken(canceled: true));
        cancelled.Should().Throw<OperationCanceledException>();
        var failing = () => reader.Read(2, () => throw new InvalidOperationException("No visitor"), CancellationToken.None);
        failing.Should().Throw<InvalidOperationException>().WithMessage("No visitor");
    }
}

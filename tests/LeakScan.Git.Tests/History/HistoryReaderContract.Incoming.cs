namespace LeakScan.Git.Tests.History;

public abstract partial class HistoryReaderContract
{
    [Fact]
    public void Incoming_objects_bring_what_nothing_excluded_reaches()
    {
        using var sandbox = Branched();
        var id = sandbox.Id("side");
        sandbox.Git("update-ref", "refs/remotes/origin/main", "main");
        var visited = Read(sandbox, new HistorySelection { Incoming = [new GitReference("refs/heads/new", ObjectId.Parse(id))], Ranges = ["^refs/remotes/origin/*"] });
        visited.Of(ObjectKind.Commit).Should().BeEquivalentTo(sandbox.Git("rev-list", "side", "^main").Split('\n')).And.NotBeEmpty();
    }

    [Fact]
    public void An_incoming_tag_is_read_also_when_its_commit_is_known()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "1\n");
        sandbox.Git("tag", "-a", "-m", "Tag", "v1");
        var tag = sandbox.Id("v1");
        var selection = new HistorySelection { Incoming = [new GitReference("refs/tags/v2", ObjectId.Parse(tag))], Ranges = ["^refs/heads/*"] };
        var visited = Read(sandbox, selection);
        visited.Objects.Keys.Should().ContainSingle().Which.ToString().Should().Be(tag);

        using var repository = GitRepository.Open(sandbox.Root);
        using var reader = Open(repository, selection);
        reader.Locate([ObjectId.Parse(tag)], CancellationToken.None).Should().ContainSingle()
            .Which.References.Should().Equal("refs/tags/v1", "refs/tags/v2");
    }
}

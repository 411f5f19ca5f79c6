namespace LeakScan.Git.Tests.History;

public abstract partial class HistoryReaderContract
{
    private protected IReadOnlyList<ObjectLocation> Locate(GitSandbox sandbox, HistorySelection selection, params string[] ids)
    {
        using var repository = GitRepository.Open(sandbox.Root);
        using var reader = Open(repository, selection);
        return reader.Locate([.. ids.Select(i => ObjectId.Parse(i))], CancellationToken.None);
    }

    [Fact]
    public void Locates_the_first_commit_for_every_path()
    {
        using var sandbox = new GitSandbox();
        var first = sandbox.CommitFile("a", "text\n", "First");
        sandbox.Git("mv", "a", "b");
        var second = sandbox.Commit("Rename");
        sandbox.CommitFile("b", "other\n");
        var third = sandbox.CommitFile("d/c", "text\n", "Copy");
        sandbox.CommitFile("a", "text\n", "Again");

        var locations = Locate(sandbox, HistorySelection.All, HistoryModel.BlobOf("text\n").ToString());
        locations.Select(l => (l.Path, l.Commit!.Id.ToString(), l.PathAtHead)).Should().Equal(("a", first, "a"), ("b", second, "a"), ("d/c", third, "d/c"));
        locations.Should().OnlyContain(l => l.Reachability == Reachability.Head && l.Kind == ObjectKind.Blob);
        locations[0].Commit!.Summary.Should().Be("First");
        locations[0].References.Should().Equal("refs/heads/main");
    }

    [Fact]
    public void Locates_commits_tags_and_notes()
    {
        using var sandbox = new GitSandbox();
        var first = sandbox.CommitFile("a", "text\n");
        sandbox.CommitFile("a", "more\n");
        sandbox.Git("tag", "-a", "-m", "Tag", "v1", first);
        sandbox.Git("tag", "-a", "-m", "Tag of a tag", "v1-signed", "v1");
        sandbox.Git("tag", "-a", "-m", "Tag of a blob", "of-blob", sandbox.WriteObject("blob", "tagged\n"u8.ToArray()));
        sandbox.Git("tag", "of-tree", sandbox.GitWithInput(System.Text.Encoding.ASCII.GetBytes($"100644 blob {sandbox.WriteObject("blob", "in a tree\n"u8.ToArray())}\tname\n"), "mktree"));
        sandbox.Git("notes", "add", "-m", "A note", first);

        var commit = Locate(sandbox, HistorySelection.All, first).Single();
        commit.Should().BeEquivalentTo(new { Kind = ObjectKind.Commit, Path = (string?)null, Commit = new { Id = ObjectId.Parse(first) }, Reachability = Reachability.Reference });
        commit.References.Should().Equal("refs/heads/main", "refs/tags/v1", "refs/tags/v1-signed");
        var tag = Locate(sandbox, HistorySelection.All, sandbox.Id("v1")).Single();
        tag.Should().BeEquivalentTo(new { Kind = ObjectKind.Tag, Path = (string?)null, Commit = new { Id = ObjectId.Parse(first) }, ReferenceName = "v1" });
        tag.References.Should().Equal("refs/tags/v1", "refs/tags/v1-signed");
        Locate(sandbox, HistorySelection.All, sandbox.Id("of-blob")).Single().Should().BeEquivalentTo(new { Commit = (object?)null, ReferenceName = "of-blob" });
        var blob = Locate(sandbox, HistorySelection.All, sandbox.Id("of-blob^{}")).Single();
        blob.Should().BeEquivalentTo(new { Commit = (object?)null, Path = (string?)null, Reachability = Reachability.Reference });
        blob.References.Should().Equal("refs/tags/of-blob");
        var inTree = Locate(sandbox, HistorySelection.All, HistoryModel.BlobOf("in a tree\n").ToString()).Single();
        inTree.Should().BeEquivalentTo(new { Commit = (object?)null, Path = "name", Reachability = Reachability.Reference });
        inTree.References.Should().Equal("refs/tags/of-tree");
        var note = Locate(sandbox, HistorySelection.All, HistoryModel.BlobOf("A note\n").ToString()).Single();
        note.Should().BeEquivalentTo(new { ReferenceName = first, Reachability = Reachability.Reference, Commit = new { Id = ObjectId.Parse(sandbox.Id("refs/notes/commits")) } });
        note.References.Should().Equal("refs/notes/commits");
    }

    [Fact]
    public void Names_at_most_twenty_references_in_order()
    {
        using var sandbox = new GitSandbox();
        var id = sandbox.CommitFile("a", "text\n");
        sandbox.GitWithInput(System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(10, 30).Select(i => $"create refs/tags/t{i} {id}\n"))), "update-ref", "--stdin");
        Locate(sandbox, HistorySelection.All, sandbox.Id("HEAD:a")).Single().References
            .Should().Equal(["refs/heads/main", .. Enumerable.Range(10, 19).Select(i => $"refs/tags/t{i}")]);
    }

    [Fact]
    public void Survives_names_and_messages_that_are_not_utf_8()
    {
        using var sandbox = new GitSandbox();
        var blob = sandbox.WriteObject("blob", "text\n"u8.ToArray());
        var tree = sandbox.WriteObject("tree", [.. "100644 "u8, 0xE9, 0xFF, 0, .. Convert.FromHexString(blob)]);
        var commit = sandbox.WriteObject("commit", [
            .. "tree "u8, .. System.Text.Encoding.ASCII.GetBytes(tree), .. "\nauthor J"u8, 0xF6, .. "rg <j@example.com> 1700000000 +0100\ncommitter x\n\nGr"u8, 0xFC, 0xDF, .. "e\n"u8]);
        sandbox.Git("update-ref", "refs/heads/main", commit);
        var location = Locate(sandbox, HistorySelection.All, blob).Single();
        location.Path.Should().Be("\uFFFD\uFFFD");
        location.Commit!.AuthorName.Should().Be("Jörg");
        location.Commit.Summary.Should().Be("Grüße");
        Read(sandbox).Objects.Should().HaveCount(2);
    }

    [Fact]
    public void What_is_nowhere_has_no_location()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "one\n");
        sandbox.CommitFile("a", "two\n");
        Locate(sandbox, HistorySelection.All, new string('1', 40), sandbox.Id("HEAD^{tree}")).Should().BeEmpty();
        Locate(sandbox, new HistorySelection { MaxCommits = 1 }, HistoryModel.BlobOf("one\n").ToString(), sandbox.Id("HEAD~")).Should().BeEmpty();
        Locate(sandbox, new HistorySelection { MaxCommits = 1 }, HistoryModel.BlobOf("two\n").ToString(), sandbox.Id("HEAD")).Should().HaveCount(2);
    }

    [Theory]
    [InlineData(11, false)]
    [InlineData(12, true)]
    [InlineData(13, true)]
    public void A_random_history_is_located_as_the_model_says(int seed, bool skewed)
    {
        var model = HistoryModel.Create(seed, 80, skewed);
        using var sandbox = new GitSandbox();
        model.Import(sandbox);
        var reached = model.Reach(model.Branches.Values);
        var order = model.Order(reached);
        var blobs = reached.SelectMany(n => model.Commits[n].Files.Values).Distinct(StringComparer.Ordinal).ToDictionary(HistoryModel.BlobOf);
        Read(sandbox).Blobs.Should().BeEquivalentTo(blobs.Keys.Select(b => b.ToString()));

        var expected = blobs.SelectMany(blob => order
            .SelectMany(n => model.Commits[n].Files.Where(f => string.Equals(f.Value, blob.Value, StringComparison.Ordinal)).Select(f => (Commit: n, Path: f.Key)))
            .DistinctBy(f => f.Path)
            .Select(f => $"{blob.Key} {f.Path} {model.Commits[f.Commit].Id} {AtHead(blob.Value, f.Path)} {string.Join(',', Containing(f.Commit))}"));
        Locate(sandbox, HistorySelection.All, [.. blobs.Keys.Select(b => b.ToString())])
            .Select(l => $"{l.Object} {l.Path} {l.Commit!.Id} {l.PathAtHead} {string.Join(',', l.References)}").Should().BeEquivalentTo(expected);

        string? AtHead(string content, string path)
        {
            var head = model.Commits[model.Branches["refs/heads/main"]].Files.Where(f => string.Equals(f.Value, content, StringComparison.Ordinal)).Select(f => f.Key).ToList();
            return head.Contains(path, StringComparer.Ordinal) ? path : head.Order(StringComparer.Ordinal).FirstOrDefault();
        }

        IEnumerable<string> Containing(int commit) =>
            model.Branches.Where(b => model.Reach([b.Value]).Contains(commit)).Select(b => b.Key).Order(StringComparer.Ordinal);
    }
}

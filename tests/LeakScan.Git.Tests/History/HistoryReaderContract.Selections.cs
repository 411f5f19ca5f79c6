namespace LeakScan.Git.Tests.History;

public abstract partial class HistoryReaderContract
{
    [Theory]
    [InlineData("main")]
    [InlineData("^side main")]
    [InlineData("side..main")]
    [InlineData("main..side")]
    [InlineData("main...side")]
    [InlineData("..side")]
    [InlineData("side~2..")]
    [InlineData("v1..main")]
    [InlineData("main~3 side ^main~4")]
    [InlineData("main..main")]
    [InlineData("octopus...main")]
    public void Selects_the_commits_that_git_selects(string ranges)
    {
        using var sandbox = Branched();
        var parts = ranges.Split(' ');
        var expected = sandbox.Git(["rev-list", .. parts]).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var visited = Read(sandbox, new HistorySelection { Ranges = parts });
        visited.Of(ObjectKind.Commit).Should().BeEquivalentTo(expected);
        visited.Counts.Commits.Should().Be(expected.Length);
    }

    [Fact]
    public void Ranges_may_leave_out_all_references_that_match()
    {
        using var sandbox = Branched();
        sandbox.Git("update-ref", "refs/remotes/origin/main", "main~2");
        sandbox.Git("update-ref", "refs/remotes/origin/side", "side");
        Read(sandbox, new HistorySelection { Ranges = ["main", "^refs/remotes/origin/*"] }).Of(ObjectKind.Commit)
            .Should().BeEquivalentTo(sandbox.Git("rev-list", "main", "--not", "--remotes=origin").Split('\n'));
        Read(sandbox, new HistorySelection { Ranges = ["main", "^refs/remotes/none/*"] }).Of(ObjectKind.Commit)
            .Should().BeEquivalentTo(sandbox.Git("rev-list", "main").Split('\n'));
        Read(sandbox, new HistorySelection { Ranges = ["^refs/remotes/*"] }).Of(ObjectKind.Commit)
            .Should().BeEquivalentTo(sandbox.Git("rev-list", "--all", "--not", "--remotes=origin").Split('\n'));
        Read(sandbox, new HistorySelection { Ranges = ["refs/remotes/*"] }).Of(ObjectKind.Commit)
            .Should().BeEquivalentTo(sandbox.Git("rev-list", "--remotes").Split('\n'));
    }

    [Fact]
    public void References_may_be_named_in_full_or_short()
    {
        using var sandbox = Branched();
        foreach (var name in new[] { "refs/heads/side", "heads/side", "side" })
        {
            var visited = Read(sandbox, new HistorySelection { References = [name] });
            visited.Of(ObjectKind.Commit).Should().BeEquivalentTo(sandbox.Git("rev-list", "side").Split('\n'));
            visited.Blobs.Should().BeEquivalentTo(Listed(sandbox, "blob", "side"));
        }

        Read(sandbox, new HistorySelection { References = ["v1"] }).Of(ObjectKind.Tag).Should().Equal(sandbox.Id("v1"));
    }

    [Theory]
    [InlineData("nowhere", "'nowhere' names no commit*")]
    [InlineData("nowhere..main", "'nowhere' (in 'nowhere..main') names no commit*")]
    [InlineData("main...nowhere", "'nowhere' (in 'main...nowhere') names no commit*")]
    [InlineData("^nowhere", "'nowhere' (in '^nowhere') names no commit*")]
    [InlineData("HEAD:a", "'HEAD:a' is no commit that can be read*")]
    [InlineData("1111111111111111111111111111111111111111", "'1111111111111111111111111111111111111111' is no commit that can be read. It is in no pack*")]
    public void A_wrong_range_is_named(string range, string message)
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "1\n");
        using var repository = GitRepository.Open(sandbox.Root);
        var open = () => Open(repository, new HistorySelection { Ranges = [range] });
        open.Should().Throw<GitException>().WithMessage(message);
        var reference = () => Open(repository, new HistorySelection { References = ["nowhere"] });
        reference.Should().Throw<GitException>().WithMessage("There is no reference 'nowhere'*");
    }

    [Fact]
    public void An_id_that_a_shallow_clone_lacks_is_told_as_such()
    {
        using var sandbox = new GitSandbox();
        var first = sandbox.CommitFile("a", "1\n");
        sandbox.CommitFile("a", "2\n");
        using var shallow = sandbox.Clone("--depth=1");
        using var repository = GitRepository.Open(shallow.Root);
        var open = () => Open(repository, new HistorySelection { Ranges = [$"{first}..HEAD"] });
        open.Should().Throw<GitException>().WithMessage($"'{first}' (in '{first}..HEAD') names no commit*shallow clone: fetch more with 'git fetch --unshallow'*");
    }

    [Fact]
    public void Since_and_a_number_of_commits_limit_too()
    {
        using var sandbox = new GitSandbox();
        var ids = Enumerable.Range(0, 5).Select(i => sandbox.CommitFile("a", $"{i}\n")).ToList();
        var since = Read(sandbox, new HistorySelection { Since = sandbox.Now - TimeSpan.FromMinutes(2) });
        since.Of(ObjectKind.Commit).Should().BeEquivalentTo(ids[3..]);
        since.Blobs.Should().BeEquivalentTo(sandbox.Id("HEAD:a"), sandbox.Id("HEAD~1:a"));
        Read(sandbox, new HistorySelection { MaxCommits = 3 }).Of(ObjectKind.Commit).Should().BeEquivalentTo(ids[2..]);
        Read(sandbox, new HistorySelection { MaxCommits = 2, Ranges = ["HEAD~3..HEAD~1"] }).Of(ObjectKind.Commit).Should().BeEquivalentTo(ids[2..4]);
        Read(sandbox, new HistorySelection { MaxCommits = 0 }).Objects.Should().BeEmpty();
    }

    [Fact]
    public void A_renamed_file_is_not_introduced_again_and_a_copied_one_is()
    {
        using var sandbox = new GitSandbox();
        sandbox.Write("one/a", "moved\n").Write("one/b", "stays\n").Commit();
        sandbox.Git("mv", "one/a", "two");
        sandbox.Git("mv", "one", "three");
        sandbox.Commit("Move");
        Read(sandbox, new HistorySelection { Ranges = ["HEAD~..HEAD"] }).Blobs.Should().BeEmpty();
        sandbox.Write("copy", "stays\n").Commit("Copy");
        Read(sandbox, new HistorySelection { Ranges = ["HEAD~..HEAD"] }).Blobs.Should().Equal(HistoryModel.BlobOf("stays\n").ToString());
    }

    [Fact]
    public void Folders_within_folders_without_end_are_read_once()
    {
        // Each level holds the one below ten times: ten to the tenth files, ten trees.
        using var sandbox = new GitSandbox();
        var blob = sandbox.WriteObject("blob", "many\n"u8.ToArray());
        var tree = Tree("100644 blob", blob);
        for (var level = 0; level < 9; level++)
        {
            tree = Tree("040000 tree", tree);
        }

        var commit = sandbox.GitWithInput("Bomb"u8.ToArray(), "commit-tree", tree);
        sandbox.Git("update-ref", "HEAD", commit);
        Read(sandbox).Blobs.Should().Equal(blob);
        Read(sandbox, new HistorySelection { MaxCommits = 1 }).Blobs.Should().Equal(blob);
        var locations = Locate(sandbox, HistorySelection.All, blob);
        locations.Should().HaveCount(ObjectLocation.MaxPaths);
        locations[0].Path.Should().Be("0/0/0/0/0/0/0/0/0/0");
        locations[^1].Path.Should().Be("0/0/0/0/0/0/0/9/9/9");

        string Tree(string kind, string id) => sandbox.GitWithInput(
            System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 10).Select(i => $"{kind} {id}\t{i}\n"))), "mktree");
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public void A_part_of_a_random_history_is_what_the_model_says(int seed, bool skewed)
    {
        var model = HistoryModel.Create(seed, 60, skewed);
        using var sandbox = new GitSandbox();
        model.Import(sandbox);
        using var repository = GitRepository.Open(sandbox.Root);
        foreach (var (from, to) in new[] { (40, 59), (55, 59), (59, 40), (20, 50) })
        {
            var selected = model.Reach([to]);
            selected.ExceptWith(model.Reach([from]));
            var introduced = selected.SelectMany(model.Introduced).ToHashSet();
            using var reader = Open(repository, new HistorySelection { Ranges = [$"{model.Commits[from].Id}..{model.Commits[to].Id}"] });
            var visited = RecordingVisitor.Read(reader);
            visited.Of(ObjectKind.Commit).Should().BeEquivalentTo(selected.Select(n => model.Commits[n].Id.ToString()));
            visited.Blobs.Should().BeEquivalentTo(introduced.Select(i => i.ToString()));

            var order = model.Order(selected);
            var expected = introduced.SelectMany(blob => order
                .SelectMany(n => model.Commits[n].Files.Where(f => HistoryModel.BlobOf(f.Value) == blob && model.IsNewAt(n, f.Key)).Select(f => (Commit: n, f.Key)))
                .DistinctBy(f => f.Key).Select(f => $"{blob} {f.Key} {model.Commits[f.Commit].Id}"));
            reader.Locate(introduced, CancellationToken.None)
                .Select(l => $"{l.Object} {l.Path} {l.Commit!.Id}").Should().BeEquivalentTo(expected);
        }
    }

    [Fact]
    public void Reads_what_a_push_brings_before_it_is_accepted()
    {
        using var server = new GitSandbox("--bare");
        using var client = new GitSandbox();
        client.CommitFile("a", "known\n");
        client.Git("push", "--quiet", server.Root, "main");
        var pushed = client.CommitFile("b", "new\n");
        // As git sets them for a pre-receive hook: the new objects lie apart, the repository's own are the alternate.
        var environment = new GitEnvironment { ObjectDirectory = client.PathOf(".git/objects"), AlternateObjectDirectories = [Path.Combine(server.Root, "objects")] };
        using var repository = GitRepository.Open(server.Root, environment);
        using var reader = Open(repository, new HistorySelection { Ranges = [pushed, "^*"] });
        var visited = RecordingVisitor.Read(reader);
        visited.Objects.Keys.Select(o => o.ToString()).Should().BeEquivalentTo(pushed, HistoryModel.BlobOf("new\n").ToString());
        reader.Locate([HistoryModel.BlobOf("new\n")], CancellationToken.None).Single().Path.Should().Be("b");
    }

    /// <summary>Two long branches that merged one another (criss-cross), an octopus merge, a tag.</summary>
    private static GitSandbox Branched()
    {
        var sandbox = new GitSandbox();
        sandbox.CommitFile("base", "base\n");
        sandbox.Git("branch", "side");
        sandbox.CommitFile("m1", "main 1\n");
        sandbox.Git("tag", "-a", "-m", "Tag", "v1");
        sandbox.Git("checkout", "--quiet", "side");
        sandbox.CommitFile("s1", "side 1\n");
        sandbox.Git("merge", "--quiet", "-m", "Cross", "main");
        sandbox.Now += TimeSpan.FromMinutes(1);
        sandbox.Git("checkout", "--quiet", "main");
        sandbox.Git("merge", "--quiet", "--no-ff", "-m", "Cross", "side~1");
        sandbox.CommitFile("m2", "main 2\n");
        sandbox.Git("branch", "third");
        sandbox.CommitFile("m3", "main 3\n");
        sandbox.Git("checkout", "--quiet", "third");
        sandbox.CommitFile("t1", "third 1\n");
        sandbox.Git("checkout", "--quiet", "side");
        sandbox.CommitFile("s2", "side 2\n");
        sandbox.Git("checkout", "--quiet", "-b", "octopus");
        sandbox.Git("merge", "--quiet", "-m", "Octopus", "main", "third");
        sandbox.Git("checkout", "--quiet", "main");
        sandbox.CommitFile("m4", "main 4\n");
        return sandbox;
    }
}

using System.Text;

namespace LeakScan.Git.Tests.Packs.Reading;

/// <summary>Whatever way git stores a history, the reader visits exactly what git lists.</summary>
public class RepositoryShapeTests
{
    [Fact]
    public void Reads_an_empty_repository() => ReadsAll(new GitSandbox());

    [Fact]
    public void Reads_loose_objects() => ReadsAll(Histories.Grow(new GitSandbox(), 30));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void Reads_one_pack(int workers)
    {
        using var sandbox = Histories.Grow(new GitSandbox(), 60);
        sandbox.Git("gc", "--quiet", "--prune=now");
        ReadsAll(sandbox, workers);
    }

    [Fact]
    public void Reads_a_pack_with_reference_deltas()
    {
        using var sandbox = Histories.Grow(new GitSandbox(), 60);
        sandbox.Git("-c", "repack.useDeltaBaseOffset=false", "repack", "-adfq");
        ReadsAll(sandbox);
    }

    [Fact]
    public void Reads_an_index_of_version_1()
    {
        using var sandbox = Histories.Grow(new GitSandbox(), 30);
        sandbox.Git("-c", "pack.indexVersion=1", "repack", "-adfq");
        ReadsAll(sandbox);
    }

    [Theory]
    [InlineData(6, true)]
    [InlineData(7, false)]
    public void Alternates_are_followed_as_deep_as_git_does(int length, bool isRead)
    {
        using var origin = new GitSandbox();
        var id = origin.WriteObject("blob", "lent"u8.ToArray());
        using var borrower = new GitSandbox();
        var objects = borrower.PathOf(".git/objects");
        for (var link = 1; link <= length; link++)
        {
            var next = link == length ? origin.PathOf(".git/objects") : Directory.CreateDirectory(borrower.PathOf($"link-{link}")).FullName;
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(objects, "info")).FullName, "alternates"), next + "\n");
            objects = next;
        }

        using var repository = GitRepository.Open(borrower.Root);

        (repository.Objects.Read(ObjectId.Parse(id), new ObjectBuffer()) is null).Should().Be(isRead);
    }

    [Fact]
    public void Reads_an_index_with_64_bit_offsets()
    {
        using var sandbox = Histories.Grow(new GitSandbox(), 30);
        sandbox.Git("repack", "-adfq");
        var pack = Directory.EnumerateFiles(sandbox.PathOf(".git/objects/pack"), "*.pack").Single();
        // Offsets from 0x40 on go to the table of long offsets.
        File.Delete(Path.ChangeExtension(pack, ".rev"));
        File.Delete(Path.ChangeExtension(pack, ".idx"));
        sandbox.Git("index-pack", "--index-version=2,0x40", "-o", Path.ChangeExtension(pack, ".idx"), pack);
        ReadsAll(sandbox);
    }

    [Fact]
    public void Reads_many_packs_and_loose_objects_some_of_them_twice()
    {
        using var sandbox = new GitSandbox();
        for (var i = 0; i < 6; i++)
        {
            Histories.Grow(sandbox, 8, seed: i);
            sandbox.Git("repack", "-q", i % 2 == 0 ? "-d" : "-q");
        }

        // The last pack holds all that the others hold too.
        sandbox.Git("repack", "-aq");
        Histories.Grow(sandbox, 4, seed: 99);
        ReadsAll(sandbox);
    }

    [Fact]
    public void Reads_packs_under_a_multi_pack_index()
    {
        using var sandbox = new GitSandbox();
        for (var i = 0; i < 3; i++)
        {
            Histories.Grow(sandbox, 8, seed: i);
            sandbox.Git("repack", "-qd");
        }

        sandbox.Git("multi-pack-index", "write");
        ReadsAll(sandbox);
    }

    [Fact]
    public void Reads_what_alternates_lend()
    {
        using var origin = Histories.Grow(new GitSandbox(), 20);
        origin.Git("gc", "--quiet");
        Histories.Grow(origin, 5, seed: 5);
        using var borrower = new GitSandbox();
        // Relative to the objects folder, and recursively: a borrower of a borrower.
        File.WriteAllText(borrower.PathOf(".git/objects/info/alternates"), Path.GetRelativePath(borrower.PathOf(".git/objects"), origin.PathOf(".git/objects")) + "\n");
        Histories.Grow(borrower, 10, seed: 6);
        using var third = new GitSandbox();
        File.WriteAllText(third.PathOf(".git/objects/info/alternates"), "# comment\n" + borrower.PathOf(".git/objects") + "\n");
        third.CommitFile("own", "text");
        ReadsAll(borrower);
        ReadsAll(third);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Reads_a_delta_whose_base_is_in_another_pack_or_loose(bool isPacked)
    {
        // Git itself cannot: it completes a thin pack when it receives one.
        using var sandbox = Histories.Grow(new GitSandbox(), 10);
        if (isPacked)
        {
            sandbox.Git("repack", "-adfq");
        }

        var expected = Inventory.FromGit(sandbox);
        var added = Histories.AddThinPack(sandbox);
        var inventory = Inventory.Of(sandbox);
        inventory.Problems.Should().BeEmpty();
        inventory.Visited.Should().Equal(expected.Append(added).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Reads_the_originals_of_replaced_objects()
    {
        using var sandbox = new GitSandbox();
        var first = sandbox.CommitFile("a", "one");
        sandbox.CommitFile("a", "two");
        sandbox.Git("replace", sandbox.Id("HEAD:a"), sandbox.Id(first + ":a"));
        var inventory = Inventory.Of(sandbox);
        inventory.Problems.Should().BeEmpty();
        inventory.Visited.Should().Equal(
            sandbox.Git("--no-replace-objects", "cat-file", "--batch-all-objects", "--batch-check").Split('\n').Where(l => !l.Contains(" tree ")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Reads_empty_and_large_blobs_and_every_kind_of_tag()
    {
        using var sandbox = new GitSandbox();
        var noise = new byte[20 << 20];
        new Random(1).NextBytes(noise.AsSpan(0, 1 << 20));
        sandbox.Write("empty", "").Write("large", noise).Commit();
        noise[7] ^= 1;
        sandbox.Write("large", noise).Commit();
        sandbox.Git("tag", "-am", "a commit", "one");
        sandbox.Git("tag", "-am", "a tag", "two", "one");
        sandbox.Git("tag", "-am", "a blob", "three", "HEAD:large");
        sandbox.Git("tag", "-am", "a tree", "four", "HEAD^{tree}");
        ReadsAll(sandbox);
        sandbox.Git("repack", "-adfq");
        ReadsAll(sandbox);
    }

    [Fact]
    public void Reads_a_chain_of_thousands_of_deltas()
    {
        using var sandbox = new GitSandbox();
        var pack = new PackBuilder();
        var content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 50).Select(i => $"line {i}\n")));
        pack.AddChain(ObjectKind.Blob, content, 5000);
        pack.Install(sandbox);
        ReadsAll(sandbox);
    }

    private static void ReadsAll(GitSandbox sandbox, int workers = 2)
    {
        var inventory = Inventory.Of(sandbox, workers: workers);
        var expected = Inventory.FromGit(sandbox);
        inventory.Problems.Should().BeEmpty();
        inventory.Visited.Should().Equal(expected);
        inventory.Counts.Blobs.Should().Be(expected.Count(l => l.Contains(" blob ")));
        inventory.Counts.Tags.Should().Be(expected.Count(l => l.Contains(" tag ")));
        inventory.Counts.Bytes.Should().Be(expected.Sum(l => long.Parse(l.Split(' ')[2])));
        Inventory.Of(sandbox, HistorySelection.All with { VerifyObjects = true }, workers).Visited.Should().Equal(expected);
        // With hardly any memory for bases the result is the same.
        Inventory.Of(sandbox, workers: workers, limits: ReadLimits.Default with { HeldBases = 1000, CachedBases = 5000 }).Visited.Should().Equal(expected);
    }
}

namespace LeakScan.Git.Tests.Packs.Reading;

public sealed class ReadingAgainTests
{
    [Theory]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(40, true)]
    [InlineData(int.MaxValue, false)]
    public void Visits_what_is_asked_for_once_and_nothing_else(int most, bool isPacked)
    {
        using var sandbox = Histories.Grow(new GitSandbox(), 40);
        if (isPacked)
        {
            sandbox.Git("gc", "-q");
        }

        var asked = Inventory.FromGit(sandbox).Select(line => ObjectId.Parse(line.Split(' ')[0])).Take(most).ToList();
        using var repository = GitRepository.Open(sandbox.Root);
        using var reader = new PackHistoryReader(repository, HistorySelection.All);
        var visitor = new Visitor();

        reader.ReadAgain(asked, visitor);

        visitor.Visited.Should().BeEquivalentTo(asked);
        visitor.Problems.Should().BeEmpty();
    }

    [Fact]
    public void Builds_each_version_from_the_one_before()
    {
        using var sandbox = Histories.Grow(new GitSandbox(), 200);
        sandbox.Git("gc", "-q", "--aggressive");
        var versions = sandbox.Git("log", "--format=", "--raw", "--no-abbrev", "--", "a/x/file0.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => ObjectId.Parse(line.Split(' ')[3])).ToList();
        using var repository = GitRepository.Open(sandbox.Root);
        using var reader = new PackHistoryReader(repository, HistorySelection.All);
        var visitor = new Visitor();

        reader.ReadAgain(versions, visitor);

        versions.Should().HaveCountGreaterThan(20);
        visitor.Visited.Should().BeEquivalentTo(versions);
        visitor.Derived.Should().Be(versions.Count, "each comes along the deltas");
    }

    [Fact]
    public void Tells_what_is_not_there()
    {
        using var sandbox = Histories.Grow(new GitSandbox(), 5);
        using var repository = GitRepository.Open(sandbox.Root);
        using var reader = new PackHistoryReader(repository, HistorySelection.All);
        var visitor = new Visitor();
        var there = ObjectId.Parse(sandbox.Id("HEAD:a/x/file0.txt"));

        reader.ReadAgain([HostilePacks.Id(7), there], visitor);

        visitor.Problems.Should().ContainSingle().Which.Id.Should().Be(HostilePacks.Id(7));
        visitor.Visited.Should().Equal(there);
    }

    private sealed class Visitor : IDerivationVisitor
    {
        public List<ObjectId> Visited { get; } = [];

        public List<ObjectProblem> Problems { get; } = [];

        public int Derived { get; private set; }

        public void Visit(ObjectId id, ObjectKind kind, ReadOnlySpan<byte> content)
        {
            ObjectHash.Compute(kind, content).Should().Be(id);
            Visited.Add(id);
        }

        public void Visit(ObjectId id, ObjectKind kind, ReadOnlySpan<byte> content, Derivation derivation)
        {
            Derived++;
            Visit(id, kind, content);
        }

        public void Fail(ObjectProblem problem) => Problems.Add(problem);
    }
}

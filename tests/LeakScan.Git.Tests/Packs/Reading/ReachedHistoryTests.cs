using LeakScan.Git.Tests.History;
using LeakScan.Git.Tests.Packs.Recalling;

namespace LeakScan.Git.Tests.Packs.Reading;

/// <summary>What references reach is the same when it is marked in all trees as when commits are compared one by one, whatever has happened to a repository.</summary>
public class ReachedHistoryTests
{
    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    [InlineData(14)]
    public void Tells_of_each_branch_what_comparing_tells(int seed)
    {
        using var living = new LivingRepository(seed);
        for (var stage = 0; stage < 12; stage++)
        {
            var state = $"{stage}: {living.Live(stage)}";
            using var repository = GitRepository.Open(living.Root);
            var names = repository.References.ReadAll([]).Select(r => r.Name).Where(n => n.StartsWith("refs/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
            foreach (var selection in names.Select(n => new HistorySelection { References = [n] }).Append(new HistorySelection { References = ["refs/*"], VerifyObjects = true }))
            {
                Tell(repository, selection, int.MaxValue).Should().Equal(Tell(repository, selection, 0), "it is so for {0} in {1}", selection.References[0], state);
            }
        }
    }

    [Fact]
    public void Visits_nothing_that_is_not_reached()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "one\n");
        sandbox.Git("checkout", "--quiet", "-b", "side");
        sandbox.CommitFile("b", "of the other branch\n");
        sandbox.Git("checkout", "--quiet", "main");
        sandbox.CommitFile("a", "two\n");
        sandbox.WriteObject("blob", "dangling\n"u8.ToArray());
        sandbox.Git("gc", "--quiet");
        sandbox.CommitFile("c/d", "loose\n");
        using var repository = GitRepository.Open(sandbox.Root);
        using var reader = Open(repository, new HistorySelection { References = ["main"] }, int.MaxValue);
        var visited = RecordingVisitor.Read(reader);
        visited.Blobs.Should().BeEquivalentTo(HistoryModel.BlobOf("one\n").ToString(), HistoryModel.BlobOf("two\n").ToString(), HistoryModel.BlobOf("loose\n").ToString());
        visited.Of(ObjectKind.Commit).Should().BeEquivalentTo(sandbox.Git("rev-list", "main").Split('\n'));
        (visited.Counts.Commits, visited.Counts.Blobs).Should().Be((3, 3));
    }

    private static PackHistoryReader Open(GitRepository repository, HistorySelection selection, int wideShare) =>
        new(repository, selection, ReadLimits.Default with { WideShare = wideShare });

    private static List<string> Tell(GitRepository repository, HistorySelection selection, int wideShare)
    {
        using var reader = Open(repository, selection, wideShare);
        var visited = RecordingVisitor.Read(reader);
        return
        [
            .. visited.Objects.Keys.Order().Select(id => $"visited {id}"),
            .. visited.Problems.Select(p => $"problem {p.Id} {p.Kind}").Order(StringComparer.Ordinal),
            $"{visited.Counts.Commits} commits, {visited.Counts.Blobs} blobs, {visited.Counts.Tags} tags, {visited.Counts.Bytes} bytes",
            .. reader.Locate([.. visited.Objects.Keys], CancellationToken.None)
                .Select(l => $"{l.Object} {l.Path} {l.Commit?.Id} {l.PathAtHead} {l.Reachability} {string.Join(' ', l.References)}"),
        ];
    }
}

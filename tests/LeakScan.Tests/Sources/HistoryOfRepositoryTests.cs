using System.Text;
using LeakScan.Git;
using LeakScan.Sources;

namespace LeakScan.Tests.Sources;

/// <summary>The history of a real repository through the real reader.</summary>
public sealed class HistoryOfRepositoryTests : IDisposable
{
    private readonly GitSandbox _git = new();

    public void Dispose() => _git.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_history_is_read_and_located(int workers)
    {
        var first = _git.CommitFile("a/b.txt", "one", "First");
        _git.CommitFile("a/b.txt", "two", "Second");
        _git.Git("tag", "--annotate", "--message", "A tag", "v1");
        using var repository = GitRepository.Open(_git.Root);
        using var reader = repository.OpenHistory(HistorySelection.All);
        var source = new HistorySource(reader, HistorySelection.All);

        var recording = Recording.Of(source, workers);
        var located = source.Locate([.. recording.Items.Select(i => i.Item)], CancellationToken.None);

        recording.Items.Select(i => Encoding.UTF8.GetString(i.Bytes)).Should().HaveCount(5).And.Contain(["one", "two"])
            .And.ContainSingle(text => text.EndsWith("\n\nFirst\n", StringComparison.Ordinal)).And.ContainSingle(text => text.EndsWith("\n\nA tag\n", StringComparison.Ordinal));
        recording.Coverage.Blobs.Should().Be(2);
        recording.Coverage.Commits.Should().Be(2);
        recording.Coverage.Tags.Should().Be(1);
        var place = located.Single(l => Encoding.UTF8.GetString(recording.Items.Single(i => i.Item == l.Item).Bytes) == "one").Provenance.Should().BeOfType<GitProvenance>().Subject;
        place.DisplayPath.Should().Be("a/b.txt");
        place.Location.Commit!.Id.ToString().Should().Be(first);
        place.IsStaged.Should().BeFalse();
    }
}

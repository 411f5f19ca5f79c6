using LeakScan.Git;
using LeakScan.Sources;

namespace LeakScan.Tests.Sources;

public sealed class StagedSourceTests : IDisposable
{
    private readonly GitSandbox _git = new();

    public void Dispose() => _git.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Staged_files_are_read_whole_and_located_on_the_lines_that_change(int workers)
    {
        _git.CommitFile("a.txt", "1\n2\n3\n");
        _git.Write("a.txt", "1\ntwo\n3\n").Write("b.bin", [0, 1, 2]).Write("c.txt", "new\n").Git("add", "--all");
        _git.Write("a.txt", "not staged");
        using var repository = GitRepository.Open(_git.Root);
        var source = new StagedSource(repository);

        var recording = Recording.Of(source, workers);
        var located = source.Locate([.. recording.Items.Select(i => i.Item)], CancellationToken.None);

        recording.Paths.Should().Equal("a.txt", "c.txt");
        recording.TextOf("a.txt").Should().Be("1\ntwo\n3\n");
        recording.Coverage.Count(OmissionReason.Binary).Should().Be(1);
        var change = located.Single(l => l.Item.Path == "a.txt");
        change.Lines.Should().Equal(new LineRange(2, 3));
        change.Provenance.Should().BeOfType<GitProvenance>().Which.IsStaged.Should().BeTrue();
        change.Provenance.DisplayPath.Should().Be("a.txt");
    }
}

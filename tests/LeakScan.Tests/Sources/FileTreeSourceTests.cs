using LeakScan.Sources;

namespace LeakScan.Tests.Sources;

public sealed class FileTreeSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public void Reads_every_file_once_with_any_number_of_workers(int workers)
    {
        for (var i = 0; i < 300; i++)
        {
            _folder.Write($"{i % 7}/{i % 3}/file {i}", $"text of {i}");
        }

        var recording = Recording.Of(new FileTreeSource([_folder.Path]), workers);

        recording.Paths.Should().Equal(Enumerable.Range(0, 300).Select(i => $"{i % 7}/{i % 3}/file {i}").Order(StringComparer.Ordinal));
        recording.TextOf("4/2/file 53").Should().Be("text of 53");
        recording.Coverage.Files.Should().Be(300);
        recording.Coverage.Bytes.Should().Be(Enumerable.Range(0, 300).Sum(i => $"text of {i}".Length));
        recording.Coverage.IsComplete.Should().BeTrue();
    }

    [Fact]
    public void Shows_a_single_file_as_it_was_named()
    {
        _folder.Write("a/b.txt", "x");

        Recording.Of(new FileTreeSource([_folder["a/b.txt"]])).Paths.Should().Equal(_folder["a/b.txt"]);
    }

    [Fact]
    public void Reads_what_is_named_twice_once()
    {
        _folder.Write("a/b.txt", "x");
        _folder.Write("a/c.txt", "x");

        Recording.Of(new FileTreeSource([_folder["a"], _folder["a/b.txt"], _folder["a/../a/b.txt"], _folder["a"]])).Items.Should().HaveCount(2);
    }

    [Fact]
    public void A_path_that_is_not_there_is_an_error()
    {
        var read = () => Recording.Of(new FileTreeSource([_folder["nowhere"]]));

        read.Should().Throw<SourceException>().WithMessage("*nowhere' does not exist*");
    }

    [Fact]
    public void Counts_binary_files_and_reads_an_empty_one()
    {
        _folder.Write("binary", [1, 0, 2, 3]);
        _folder.Write("empty", "");

        var recording = Recording.Of(new FileTreeSource([_folder.Path]));

        recording.Paths.Should().Equal("empty");
        recording.Coverage.Count(OmissionReason.Binary).Should().Be(1);
    }
}

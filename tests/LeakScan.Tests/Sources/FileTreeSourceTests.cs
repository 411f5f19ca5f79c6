using LeakScan.Sources;
using LeakScan.Tests.Sources.Trees;

namespace LeakScan.Tests.Sources;

/// <summary>What a walk reads and how it shows it, where nothing is odd.</summary>
public sealed class FileTreeSourceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [EveryTreeReader]
    public void Reads_every_file_once_with_any_number_of_workers(string reader)
    {
        for (var i = 0; i < 300; i++)
        {
            _folder.Write($"{i % 7}/{i % 3}/file {i}", $"text of {i}");
        }

        foreach (var workers in (int[])[1, 2, 7])
        {
            var recording = Recording.Of(new FileTreeSource([_folder.Path], new FileTreeOptions { CreateReader = TreeReaders.Named(reader) }), workers);

            recording.Paths.Should().Equal(Enumerable.Range(0, 300).Select(i => $"{i % 7}/{i % 3}/file {i}").Order(StringComparer.Ordinal));
            recording.TextOf("4/2/file 53").Should().Be("text of 53");
            recording.Coverage.Files.Should().Be(300);
            recording.Coverage.Bytes.Should().Be(Enumerable.Range(0, 300).Sum(i => $"text of {i}".Length));
            recording.Coverage.IsComplete.Should().BeTrue();
        }
    }

    [Fact]
    public void Files_of_one_folder_are_spread_over_all_workers()
    {
        for (var i = 0; i < 40; i++)
        {
            _folder.Write($"{i}", "x");
        }

        using var together = new Barrier(4);
        var threads = new System.Collections.Concurrent.ConcurrentDictionary<int, bool>();
        var source = new FileTreeSource([_folder.Path]);

        // Each worker waits in its first file until all four have one.
        source.Read(new SourceContext(4, () => new MeetingSink(together, threads), new Coverage(), CancellationToken.None));

        threads.Should().HaveCount(4);
    }

    [Fact]
    public void Shows_paths_relative_to_the_only_folder_named()
    {
        _folder.Write("a/b/c.txt", "x");

        Recording.Of(new FileTreeSource([_folder["a"]])).Paths.Should().Equal("b/c.txt");
        Recording.Of(new FileTreeSource([_folder["a"] + "/"])).Paths.Should().Equal("b/c.txt");
    }

    [Fact]
    public void Shows_paths_as_named_when_there_are_several()
    {
        _folder.Write("a/x", "1");
        _folder.Write("b/x", "2");
        _folder.Write("c", "3");

        Recording.Of(new FileTreeSource([_folder["a"], _folder["b/"], _folder["c"]])).Paths.Should().Equal(_folder["a/x"], _folder["b/x"], _folder["c"]);
    }

    [Fact]
    public void Shows_a_single_file_as_it_was_named()
    {
        _folder.Write("a/b.txt", "x");

        Recording.Of(new FileTreeSource([_folder["a/b.txt"]])).Paths.Should().Equal(_folder["a/b.txt"]);
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, _folder["a/b.txt"]);
        Recording.Of(new FileTreeSource(["./" + relative])).Paths.Should().Equal(relative);
    }

    [Fact]
    public void Reads_what_is_named_twice_once()
    {
        _folder.Write("a/b.txt", "x");
        _folder.Write("a/c.txt", "x");
        _folder.Write("a/d/e.txt", "x");

        Recording.Of(new FileTreeSource([_folder["a"], _folder["a/b.txt"], _folder["a/../a/b.txt"], _folder["a"], _folder["a/d"]])).Items.Should().HaveCount(3);
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
        recording.Coverage.IsComplete.Should().BeTrue();
    }

    [Theory]
    [EveryTreeReader]
    public void A_file_above_the_limit_is_a_gap(string reader)
    {
        _folder.Write("large", "12345678901");
        _folder.Write("small", "1234567890");

        var recording = Recording.Of(new FileTreeSource([_folder.Path], new FileTreeOptions { MaxFileSize = 10, CreateReader = TreeReaders.Named(reader) }));

        recording.Paths.Should().Equal("small");
        recording.TextOf("small").Should().Be("1234567890");
        recording.Coverage.Gaps.Should().Equal(new Omission(OmissionReason.TooLarge, "large", "11 bytes; the limit is 10"));
    }

    [Fact]
    public void A_pointer_of_a_large_file_is_read_and_a_gap()
    {
        _folder.Write("picture", "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 1\n");

        var recording = Recording.Of(new FileTreeSource([_folder.Path]));

        recording.Paths.Should().Equal("picture");
        recording.Coverage.Gaps.Should().Equal(new Omission(OmissionReason.LfsPointer, "picture"));
    }

    [Fact]
    public void Leaves_out_what_the_globs_say()
    {
        foreach (var path in (string[])["a.cs", "a.txt", "src/b.cs", "src/b.txt", "src/obj/c.cs", "out/d.cs"])
        {
            _folder.Write(path, "x");
        }

        Recording.Of(new FileTreeSource([_folder.Path], new FileTreeOptions { Include = ["**/*.cs"], Exclude = ["**/obj/", "out"] }))
            .Paths.Should().Equal("a.cs", "src/b.cs");
    }

    [Fact]
    public void What_a_sink_throws_costs_the_file_and_not_the_walk()
    {
        _folder.Write("a", "x");
        _folder.Write("b", "x");
        var coverage = new Coverage();

        new FileTreeSource([_folder.Path]).Read(new SourceContext(3, () => new ThrowingSink(), coverage, CancellationToken.None));

        coverage.Gaps.Select(g => (g.Reason, Path.GetFileName(g.Subject), g.Detail)).Should().Equal(
            (OmissionReason.Failed, "a", "InvalidOperationException in ThrowingSink.Accept"), (OmissionReason.Failed, "b", "InvalidOperationException in ThrowingSink.Accept"));
    }

    [Fact]
    public void An_interruption_within_a_sink_ends_the_walk()
    {
        _folder.Write("a", "x");

        var read = () => new FileTreeSource([_folder.Path]).Read(new SourceContext(3, () => new ThrowingSink(new OperationCanceledException()), new Coverage(), CancellationToken.None));

        read.Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void A_folder_that_looks_half_like_a_repository_is_none()
    {
        _folder.Write("a/objects/x", "x");
        _folder.Write("a/refs/x", "x");
        _folder.Write("b/objects/x", "x");
        _folder.Write("b/refs/x", "x");
        _folder.Write("b/HEAD", "x");
        var coverage = new Coverage();

        new FileTreeSource([_folder.Path]).Read(new SourceContext(1, () => new RecordingSink([], 1), coverage, CancellationToken.None));

        coverage.Count(OmissionReason.BareRepository).Should().Be(1);
        coverage.Files.Should().Be(5);
    }

    [Fact]
    public void A_cancelled_walk_ends()
    {
        _folder.Write("a", "x");
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        var read = () => Recording.Of(new FileTreeSource([_folder.Path]), workers: 2, cancellation: cancellation.Token);

        read.Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Locates_items_where_they_were_read()
    {
        var item = SourceItem.File("a/b");

        new FileTreeSource(["."]).Locate([item], CancellationToken.None).Should().Equal(new ItemLocation(item, new FileProvenance("a/b")));
    }

    private sealed class MeetingSink(Barrier together, System.Collections.Concurrent.ConcurrentDictionary<int, bool> threads) : IContentSink
    {
        public int Reach => 1;

        public void Accept(SourceItem item, in Content content)
        {
            if (threads.TryAdd(Environment.CurrentManagedThreadId, value: true))
            {
                together.SignalAndWait(TimeSpan.FromSeconds(20)).Should().BeTrue("every worker gets a file while the others are busy");
            }
        }
    }
}

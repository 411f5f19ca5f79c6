using System.Text;
using LeakScan.Sources;
using LeakScan.Sources.Trees;

namespace LeakScan.Tests.Sources.Trees;

/// <summary>What a file system can hold besides files and folders with sensible names.</summary>
public sealed class OddTreeTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        if (!OperatingSystem.IsWindows())
        {
            Shell.Run(Path.GetTempPath(), $"chmod -R u+rwx '{_folder.Path}'; rm -rf '{_folder.Path}'");
        }

        _folder.Dispose();
    }

    [UnixFact]
    public void Names_may_hold_anything_but_a_slash()
    {
        foreach (var name in (string[])["a\nb", "a b", " ", "-", "\\", "é", "'\"", "*", "\t"])
        {
            _folder.Write(name, "x");
        }

        Recording.Of(new FileTreeSource([_folder.Path])).Paths.Should().Equal("\t", " ", "'\"", "*", "-", "\\", "a\nb", "a b", "é");
    }

    [UnixFact]
    public void Names_that_are_no_text_are_read_and_shown_with_escapes()
    {
        if (!LinuxTreeReader.IsSupported)
        {
            return; // Other systems have no such names.
        }

        Shell.Run(_folder.Path, "mkdir \"$(printf 'd\\377')\"; printf one > \"$(printf 'd\\377/a\\200b')\"; printf two > \"$(printf 'd\\377/a\\201b')\"");

        var recording = Recording.Of(new FileTreeSource([_folder.Path]));

        recording.Paths.Should().Equal("d\\xFF/a\\x80b", "d\\xFF/a\\x81b");
        recording.TextOf("d\\xFF/a\\x81b").Should().Be("two");
    }

    [UnixFact]
    public void Files_are_read_whatever_folder_was_listed_last()
    {
        foreach (var path in (string[])["a/file", "ab/file", "a/b/file", "a/b/c/file", "file"])
        {
            _folder.Write(path, path);
        }

        foreach (var name in TreeReaders.Names)
        {
            using var reader = TreeReaders.Named(name)();
            var root = new TreeRoot(_folder.Path, [], false, "", 0, []);
            foreach (var listed in (string[])["", "a", "ab", "a/b", "a/b/c"])
            {
                reader.List(root, Encoding.UTF8.GetBytes(listed), new FolderListing());
                foreach (var path in (string[])["a/file", "ab/file", "a/b/file", "a/b/c/file", "file"])
                {
                    var text = new byte[64];
                    reader.Open(root, Encoding.UTF8.GetBytes(path));
                    Encoding.UTF8.GetString(text, 0, reader.Read(text)).Should().Be(path);
                }
            }
        }
    }

    [UnixFact]
    public void Links_are_counted_and_never_followed()
    {
        _folder.Write("inside/file", "x");
        _folder.Write("inside/deeper/file", "x");
        using var outside = new TemporaryFolder();
        outside.Write("file", "x");
        Shell.Run(_folder.Path, $"ln -s .. inside/up; ln -s . inside/here; ln -s '{outside.Path}' out; ln -s file inside/other; ln -s nowhere broken; ln -s loop loop");

        foreach (var reader in TreeReaders.Names)
        {
            var recording = Recording.Of(new FileTreeSource([_folder.Path], new FileTreeOptions { CreateReader = TreeReaders.Named(reader) }));

            recording.Paths.Should().Equal("inside/deeper/file", "inside/file");
            recording.Coverage.Count(OmissionReason.Link).Should().Be(6);
            recording.Coverage.IsComplete.Should().BeTrue();
        }
    }

    [UnixFact]
    public void A_path_that_was_named_may_be_a_link()
    {
        _folder.Write("folder/file", "x");
        Shell.Run(_folder.Path, "ln -s folder link; ln -s folder/file single; ln -s link/../single again; ln -s loop loop");

        Recording.Of(new FileTreeSource([_folder["link"]])).Paths.Should().Equal("file");
        Recording.Of(new FileTreeSource([_folder["single"]])).Paths.Should().Equal(_folder["single"]);
        Recording.Of(new FileTreeSource([_folder["folder"], _folder["link"], _folder["single"], _folder["again"]])).Items.Should().ContainSingle();
        Recording.Of(new FileTreeSource([_folder["loop"]])).Coverage.Count(OmissionReason.Unreadable).Should().Be(1);
    }

    [Fact]
    public void The_commits_of_a_bare_repository_among_files_are_counted_as_left_out_and_those_of_a_work_tree_are_not()
    {
        _folder.Write("mirror.git/HEAD", "ref: refs/heads/main");
        _folder.Write("mirror.git/config", "x");
        _folder.Write("mirror.git/objects/pack/pack", "x");
        _folder.Write("mirror.git/refs/heads/main", "x");
        _folder.Write("project/.git/HEAD", "ref: refs/heads/main");
        _folder.Write("project/.git/objects/pack/pack", "x");
        _folder.Write("project/.git/refs/heads/main", "x");
        _folder.Write("objects/HEAD/refs", "x");

        foreach (var reader in TreeReaders.Names)
        {
            var recording = Recording.Of(new FileTreeSource([_folder.Path], new FileTreeOptions { CreateReader = TreeReaders.Named(reader) }));

            recording.Coverage.Count(OmissionReason.BareRepository).Should().Be(1);
            recording.Coverage.IsComplete.Should().BeTrue();
            recording.Paths.Should().Contain("mirror.git/config");
        }
    }

    [UnixFact]
    public void Pipes_are_not_opened()
    {
        if (!LinuxTreeReader.IsSupported)
        {
            return; // The portable reader takes a pipe for an empty file; it does not open it either.
        }

        _folder.Write("file", "x");
        Shell.Run(_folder.Path, "mkfifo pipe");

        var recording = Recording.Of(new FileTreeSource([_folder.Path]));

        recording.Paths.Should().Equal("file");
        recording.Coverage.Count(OmissionReason.Special).Should().Be(1);
        recording.Coverage.IsComplete.Should().BeTrue();

        var read = () => Recording.Of(new FileTreeSource([_folder["pipe"]]));
        read.Should().Throw<SourceException>().WithMessage("*pipe' is neither a file nor a folder*standard input*");
    }

    [UnixFact]
    public void The_portable_reader_does_not_wait_for_a_pipe()
    {
        Shell.Run(_folder.Path, "mkfifo pipe");

        var read = Task.Run(() => Recording.Of(new FileTreeSource([_folder.Path], new FileTreeOptions { CreateReader = () => new PortableTreeReader() })));

        read.Wait(TimeSpan.FromSeconds(20)).Should().BeTrue();
    }

    [UnixFact]
    public void Deep_folders_are_walked()
    {
        Shell.Run(_folder.Path, "p=.; for i in 1 2 3 4 5 6 7 8 9 10; do p=$p/a/b/c/d/e/f/g/h/i/j; done; mkdir -p $p; printf x > $p/file");

        Recording.Of(new FileTreeSource([_folder.Path])).Paths.Should().ContainSingle().Which.Should().HaveLength(204);
    }

    [UnixFact]
    public void What_is_too_deep_to_name_is_a_gap()
    {
        // Longer than any path may be, which is why it is put together from two halves.
        Shell.Run(_folder.Path, "n=$(printf '%0200d' 0); p=$n; for i in 1 2 3 4 5 6 7 8 9 10 11 12; do p=$p/$n; done; mkdir -p up/$p down/$p; printf x > down/$p/file; mv down/$n up/$p; mv up/$n .; rmdir up down");

        foreach (var reader in TreeReaders.Names)
        {
            var recording = Recording.Of(new FileTreeSource([_folder.Path], new FileTreeOptions { CreateReader = TreeReaders.Named(reader) }));

            recording.Items.Should().BeEmpty();
            recording.Coverage.Gaps.Should().ContainSingle().Which.Detail.Should().Be("its path is too long");
        }
    }

    [UnixFact]
    public void What_may_not_be_read_is_a_gap()
    {
        _folder.Write("file", "x");
        _folder.Write("closed", "x");
        _folder.Write("folder/file", "x");
        Shell.Run(_folder.Path, "chmod 755 . && chmod 0 closed folder");

        foreach (var reader in TreeReaders.Names)
        {
            UnprivilegedThread.Run(() => Check(reader));
        }

        void Check(string reader)
        {
            var recording = Recording.Of(new FileTreeSource([_folder.Path], new FileTreeOptions { CreateReader = TreeReaders.Named(reader) }));

            recording.Paths.Should().Equal("file");
            recording.Coverage.Gaps.Should().Equal(
                new Omission(OmissionReason.Unreadable, "closed", "permission denied"), new Omission(OmissionReason.Unreadable, "folder", "permission denied"));
        }
    }

    [Theory]
    [EveryTreeReader]
    public void What_vanishes_during_the_walk_is_a_gap(string reader)
    {
        for (var i = 0; i < 5; i++)
        {
            _folder.Write($"{i}", "x");
        }

        var coverage = new Coverage();
        var source = new FileTreeSource([_folder.Path], new FileTreeOptions { CreateReader = TreeReaders.Named(reader) });
        source.Read(new SourceContext(1, () => new DeletingSink(_folder.Path), coverage, CancellationToken.None));

        coverage.Files.Should().Be(1);
        coverage.Gaps.Should().HaveCount(4).And.OnlyContain(gap => gap.Reason == OmissionReason.Unreadable && gap.Detail == "it is not there any more");
    }

    [UnixFact]
    public void A_file_that_turns_into_a_link_or_pipe_during_the_walk_is_not_followed_or_waited_for()
    {
        for (var i = 0; i < 5; i++)
        {
            _folder.Write($"{i}", "x");
        }

        using var outside = new TemporaryFolder();
        outside.Write("secret", "outside");
        var coverage = new Coverage();
        var sink = new ReplacingSink(_folder.Path, $"for f in *; do rm $f; done; ln -s '{outside["secret"]}' 0; ln -s '{outside["secret"]}' 1; mkfifo 2 3 4");

        new FileTreeSource([_folder.Path]).Read(new SourceContext(1, () => sink, coverage, CancellationToken.None));

        sink.Texts.Should().NotContain("outside");
    }

    private sealed class DeletingSink(string folder) : IContentSink
    {
        public int Reach => 1;

        public void Accept(SourceItem item, in Content content)
        {
            foreach (var file in Directory.GetFiles(folder))
            {
                File.Delete(file);
            }
        }
    }

    private sealed class ReplacingSink(string folder, string script) : IContentSink
    {
        public List<string> Texts { get; } = [];

        public int Reach => 1;

        public void Accept(SourceItem item, in Content content)
        {
            if (Texts.Count == 0)
            {
                Shell.Run(folder, script);
            }

            Texts.Add(System.Text.Encoding.UTF8.GetString(content.Bytes));
        }
    }
}

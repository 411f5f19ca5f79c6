using System.Text;
using LeakScan.Git;
using LeakScan.Sources.Ignoring;

namespace LeakScan.Tests.Sources.Ignoring;

public sealed class TrackedPathsTests : IDisposable
{
    private readonly GitSandbox _git = new();

    public void Dispose() => _git.Dispose();

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Reads_the_paths_of_every_version(int version)
    {
        string[] paths = ["a", "a-b", "a/b", "a/b.c", "a/long/way/down/to/a/file/with/a/long/name", "a0", "b", "é"];
        foreach (var path in paths)
        {
            _git.Write(path == "a" ? "a.txt" : path, path);
        }

        _git.Git("add", "--all");
        if (version == 3)
        {
            // Git writes version 3 only when an entry has a flag that needs it.
            _git.Git("update-index", "--skip-worktree", "b");
        }

        _git.Git("update-index", "--index-version", version.ToString());

        var tracked = Read();

        File.ReadAllBytes(_git.PathOf(".git/index"))[7].Should().Be((byte)version);
        Enumerable.Range(0, tracked.Count).Select(i => Encoding.UTF8.GetString(tracked[i])).Should().Equal(_git.Git("ls-files", "-z").Split('\0', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Finds_files_and_folders()
    {
        _git.Write("a-b", "x").Write("a/b", "x").Write("ab", "x").Write("c/d/e", "x").Git("add", "--all");

        var tracked = Read();

        Contained(["a-b", "a/b", "ab", "c/d/e"], path => tracked.Contains(path)).Should().OnlyContain(found => found);
        Contained(["a", "a-", "b", "c", "c/d", "c/d/", "c/d/e/", "", "z"], path => tracked.Contains(path)).Should().OnlyContain(found => !found);
        Contained(["a", "c", "c/d", "a-b"], path => tracked.ContainsFolder(path)).Should().OnlyContain(found => found);
        Contained(["a-", "b", "c/", "c/d/e/f", "ab/"], path => tracked.ContainsFolder(path)).Should().OnlyContain(found => !found);

        static IEnumerable<bool> Contained(string[] paths, Func<byte[], bool> isContained) => paths.Select(path => isContained(Encoding.UTF8.GetBytes(path)));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void A_damaged_index_is_told_from_a_sound_one(int version)
    {
        _git.Write("a/b", "x").Write("c", "x").Git("add", "--all");
        _git.Git("update-index", "--index-version", version.ToString());
        var index = File.ReadAllBytes(_git.PathOf(".git/index"));
        var random = new Random(1);
        var (read, refused) = (0, 0);
        for (var i = 0; i < 500; i++)
        {
            var damaged = index[..random.Next(index.Length)];
            if (i % 2 == 0)
            {
                damaged = (byte[])index.Clone();
                damaged[random.Next(damaged.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(_git.PathOf(".git/index"), damaged);
            try
            {
                var tracked = Read();
                for (var entry = 0; entry < tracked.Count; entry++)
                {
                    tracked.ContainsFolder(tracked[entry]);
                }

                read++;
            }
            catch (GitException e)
            {
                e.Message.Should().StartWith($"The index '{_git.PathOf(".git/index")}' cannot be read (").And.EndWith("run 'git read-tree HEAD' to make a new one.");
                refused++;
            }
        }

        read.Should().BePositive();
        refused.Should().BePositive();
    }

    [Fact]
    public void A_repository_without_index_tracks_nothing() => Read().Count.Should().Be(0);

    [Fact]
    public void Reads_an_index_with_longer_ids()
    {
        _git.Git("init", "--quiet", "--object-format=sha256", "long");
        _git.Write("long/a/b", "x").Write("long/c", "x").Git("-C", "long", "add", "--all");

        var tracked = new TrackedPaths(GitIndex.Read(_git.PathOf("long/.git/index"), idLength: 32));

        Enumerable.Range(0, tracked.Count).Select(i => Encoding.UTF8.GetString(tracked[i])).Should().Equal("a/b", "c");
    }

    private TrackedPaths Read() => new(GitIndex.Read(_git.PathOf(".git/index")));
}

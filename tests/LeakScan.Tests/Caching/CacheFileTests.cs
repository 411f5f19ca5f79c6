using LeakScan.Caching;
using LeakScan.Tests.Sources;

namespace LeakScan.Tests.Caching;

public sealed class CacheFileTests : IDisposable
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 1000).Select(i => (byte)i)];

    private readonly TemporaryFolder _folder = new();

    private string Path => System.IO.Path.Combine(_folder.Path, "cache");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Gives_back_what_was_written()
    {
        File(1).Write(Content).Should().BeTrue();

        File(1).Read()?.ToArray().Should().Equal(Content);
    }

    [Fact]
    public void Gives_nothing_for_another_key_or_place()
    {
        File(1).Write(Content);

        File(2).Read()?.ToArray().Should().BeNull();
        new CacheFile(Path, "elsewhere", Key(1)).Read()?.ToArray().Should().BeNull();
    }

    [Fact]
    public void Believes_no_file_that_was_cut_off()
    {
        File(1).Write(Content);
        var bytes = System.IO.File.ReadAllBytes(OnlyFile());

        for (var length = 0; length < bytes.Length; length += 7)
        {
            System.IO.File.WriteAllBytes(OnlyFile(), bytes[..length]);
            File(1).Read()?.ToArray().Should().BeNull("only {0} bytes are left", length);
        }
    }

    [Fact]
    public void Believes_no_file_in_which_a_bit_was_flipped()
    {
        File(1).Write(Content);
        var bytes = System.IO.File.ReadAllBytes(OnlyFile());

        for (var at = 0; at < bytes.Length; at += 11)
        {
            bytes[at] ^= 4;
            System.IO.File.WriteAllBytes(OnlyFile(), bytes);
            File(1).Read()?.ToArray().Should().BeNull("byte {0} is another one", at);
            bytes[at] ^= 4;
        }
    }

    [Fact]
    public void Says_when_it_cannot_write()
    {
        System.IO.File.WriteAllText(Path, "a file where the folder should be");

        File(1).Write(Content).Should().BeFalse();
        File(1).Read()?.ToArray().Should().BeNull();
    }

    [Fact]
    public void Keeps_what_was_there_when_the_disk_is_full()
    {
        File(1).Write(Content);
        if (OperatingSystem.IsLinux() && System.IO.File.Exists("/dev/full"))
        {
            // Everything that would be written goes to a full device.
            var full = System.IO.Path.Combine(_folder.Path, "full");
            System.IO.File.CreateSymbolicLink(full, "/dev/full");
            new CacheFile(full, "place", Key(1)).Write(Content).Should().BeFalse();
        }

        File(1).Read()?.ToArray().Should().Equal(Content);
    }

    [Fact]
    public void Lets_several_write_at_once()
    {
        Parallel.For(0, 40, i =>
        {
            File(1).Write(new[] { (byte)i });
            File(1).Read()?.ToArray().Should().HaveCount(1);
        });

        Directory.EnumerateFiles(Path).Should().ContainSingle();
    }

    [Fact]
    public void Keeps_a_few_caches_of_a_place_and_none_that_is_old()
    {
        File(1).Write(Content);
        System.IO.File.SetLastWriteTimeUtc(OnlyFile(), DateTime.UtcNow.AddDays(-100));
        System.IO.File.WriteAllText(System.IO.Path.Combine(Path, "x.tmp"), "");
        System.IO.File.SetLastWriteTimeUtc(System.IO.Path.Combine(Path, "x.tmp"), DateTime.UtcNow.AddDays(-3));
        for (var key = 2; key < 9; key++)
        {
            File(key).Write(Content);
        }

        File(8).Read()?.ToArray().Should().Equal(Content);
        File(1).Read()?.ToArray().Should().BeNull();
        Directory.EnumerateFiles(Path).Should().HaveCount(4);
    }

    [Fact]
    public void Lets_nobody_else_read_it()
    {
        File(1).Write(Content);
        if (!OperatingSystem.IsWindows())
        {
            System.IO.File.GetUnixFileMode(OnlyFile()).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    /// <summary>The disk may be full at any byte, also when what was buffered is written at the end.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(60)]
    [InlineData(700)]
    [InlineData(1079)]
    public void Keeps_the_old_cache_and_leaves_nothing_when_the_disk_is_full_in_mid_write(int room)
    {
        File(1).Write(Content);
        byte[] other = [.. Content.Reverse()];

        new CacheFile(Path, "place", Key(1), path => new FullDisk(path, room)).Write(other).Should().BeFalse();

        File(1).Read()?.ToArray().Should().Equal(Content);
        Directory.EnumerateFiles(Path).Should().ContainSingle();
        File(1).Write(other).Should().BeTrue("there is room again");
        File(1).Read()?.ToArray().Should().Equal(other);
    }

    [Fact]
    public void Leaves_nothing_when_the_disk_was_full_from_the_start()
    {
        new CacheFile(Path, "place", Key(1), path => new FullDisk(path, 100)).Write(Content).Should().BeFalse();

        File(1).Read()?.ToArray().Should().BeNull();
        Directory.EnumerateFiles(Path).Should().BeEmpty();
    }

    private static byte[] Key(int number) => [.. Enumerable.Repeat((byte)number, 32)];

    private CacheFile File(int key) => new(Path, "place", Key(key));

    private string OnlyFile() => Directory.EnumerateFiles(Path).Single();
}

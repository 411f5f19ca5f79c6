using System.Globalization;
using System.Security.Cryptography;

namespace LeakScan.Git.Tests.Packs.Storage;

public sealed class MappedFileTests : IDisposable
{
    private const int Size = 1 << 20;

    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void What_is_forgotten_takes_no_memory_until_it_is_read_again()
    {
        var bytes = RandomNumberGenerator.GetBytes(Size);
        File.WriteAllBytes(_path, bytes);
        using var file = MappedFile.Open(_path);
        file.From(0).SequenceEqual(bytes).Should().BeTrue();
        var before = Resident();

        file.Forget(1, Size);

        if (OperatingSystem.IsLinux())
        {
            before.Should().Be(Size);
            Resident().Should().Be(Environment.SystemPageSize, "the first page is not all of what is forgotten");
        }

        file.From(0).SequenceEqual(bytes).Should().BeTrue();
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, 5)]
    [InlineData(10, 100)]
    [InlineData(Size, 4096)]
    [InlineData(Size + 1, long.MaxValue / 2)]
    public void What_is_less_than_a_page_or_no_part_of_the_file_is_kept(long start, long length)
    {
        File.WriteAllBytes(_path, new byte[Size]);
        using var file = MappedFile.Open(_path);
        file.From(0).IndexOfAnyExcept((byte)0).Should().Be(-1);
        var before = Resident();

        file.Forget(start, length);

        Resident().Should().Be(before);
    }

    [Fact]
    public void Lets_go_of_the_file_at_its_end()
    {
        File.WriteAllBytes(_path, new byte[Size]);
        var file = MappedFile.Open(_path);
        IsMapped().Should().Be(OperatingSystem.IsLinux());

        file.Dispose();

        IsMapped().Should().BeFalse();
    }

    private bool IsMapped() => OperatingSystem.IsLinux() && File.ReadLines("/proc/self/maps").Any(l => l.EndsWith(_path, StringComparison.Ordinal));

    // Bytes of the file that are this process's memory; 0 where nobody says.
    private long Resident()
    {
        const string Maps = "/proc/self/smaps";
        if (!File.Exists(Maps))
        {
            return 0;
        }

        var line = File.ReadLines(Maps).SkipWhile(l => !l.EndsWith(_path, StringComparison.Ordinal)).First(l => l.StartsWith("Rss:", StringComparison.Ordinal));
        return long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) * 1024;
    }
}

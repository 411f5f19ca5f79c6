namespace LeakScan.Git.Tests.History.Trees;

public sealed class TreeReaderTests
{
    private static readonly byte[] Whole = [.. "100644 a\0"u8, .. new byte[20], .. "40000 b\0"u8, .. Enumerable.Repeat((byte)7, 20)];

    [Fact]
    public void Reads_entry_by_entry()
    {
        Read(Whole, out var isCorrupt).Should().Equal("a", "b");
        isCorrupt.Should().BeFalse();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(26)]
    public void What_is_cut_short_is_corrupt_and_what_is_before_counts(int missing)
    {
        Read(Whole[..^missing], out var isCorrupt).Should().Equal("a");
        isCorrupt.Should().BeTrue();
    }

    [Theory]
    [InlineData(" a\0")]
    [InlineData("100644a\0")]
    [InlineData("100648 a\0")]
    [InlineData("100644 \0")]
    [InlineData("10064400 a\0")]
    public void An_entry_without_mode_or_name_is_corrupt(string start)
    {
        byte[] tree = [.. System.Text.Encoding.ASCII.GetBytes(start), .. new byte[20]];

        Read(tree, out var isCorrupt).Should().BeEmpty();
        isCorrupt.Should().BeTrue();
    }

    private static List<string> Read(byte[] tree, out bool isCorrupt)
    {
        var entries = new List<string>();
        var reader = new TreeReader(tree);
        while (reader.TryRead(out var entry))
        {
            entries.Add(System.Text.Encoding.UTF8.GetString(entry.Name));
        }

        isCorrupt = reader.IsCorrupt;
        return entries;
    }
}

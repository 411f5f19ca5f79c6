using LeakScan.Git.Tests.Packs.Reading;

namespace LeakScan.Git.Tests.Packs.Storage;

public sealed class PackFileTests : IDisposable
{
    private readonly GitSandbox _sandbox = new();

    public void Dispose() => _sandbox.Dispose();

    [Theory]
    [InlineData(new byte[] { 0xb0 })]
    [InlineData(new byte[] { 0xb0, 0xff, 0xff, 0xff })]
    [InlineData(new byte[] { 0xb0, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x00, 0x78 })]
    [InlineData(new byte[] { 0x60 })]
    [InlineData(new byte[] { 0x60, 0x80, 0x80 })]
    [InlineData(new byte[] { 0x60, 0x00, 0x78 })]
    [InlineData(new byte[] { 0x70, 1, 2, 3 })]
    [InlineData(new byte[] { 0x50, 0x78 })]
    public void Takes_no_header_that_is_cut_short_or_tells_nonsense(byte[] header)
    {
        using var pack = Open(header, out var offset);

        pack.ReadHeader(offset).Should().Be(default(EntryHeader));
    }

    [Fact]
    public void Takes_no_header_before_the_first_entry_or_behind_the_last()
    {
        using var pack = Open([0x30, 0x78], out var offset);

        pack.ReadHeader(offset).Type.Should().Be(EntryType.Blob);
        pack.ReadHeader(offset - 1).Should().Be(default(EntryHeader));
        pack.ReadHeader(offset + 2).Should().Be(default(EntryHeader));
    }

    private PackFile Open(byte[] entry, out long offset)
    {
        var builder = new PackBuilder();
        offset = builder.Position;
        builder.AddRaw(HostilePacks.Id(1), 3, 0, [], []);
        var pack = builder.ToPack();

        // The entry takes the place of the one that stands there; the checksum behind it is none of it.
        byte[] changed = [.. pack[..(int)offset], .. entry, .. pack[^ObjectId.Size..]];
        PackBuilder.Install(_sandbox, changed, builder.ToIndex(changed));
        return PackFile.Open(Directory.GetFiles(_sandbox.PathOf(".git/objects/pack"), "*.idx").Single());
    }
}

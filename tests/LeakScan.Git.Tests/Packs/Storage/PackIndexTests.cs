using System.Buffers.Binary;
using LeakScan.Git.Tests.Packs.Reading;

namespace LeakScan.Git.Tests.Packs.Storage;

public sealed class PackIndexTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Opens_the_index_of_a_pack_that_holds_nothing()
    {
        using var index = Open(new PackBuilder());

        index.Count.Should().Be(0);
        index.Find(HostilePacks.Id(1)).Should().Be(-1);
    }

    [Fact]
    public void Refuses_one_that_lacks_a_byte()
    {
        var builder = new PackBuilder();
        File.WriteAllBytes(_file, builder.ToIndex(builder.ToPack())[..^1]);

        FluentActions.Invoking(() => PackIndex.Open(_file)).Should().Throw<PackFormatException>();
    }

    [Theory]
    [InlineData(1, 2, true)]
    [InlineData(2, 2, false)]
    public void Says_whether_ids_ascend_that_begin_alike(byte first, byte second, bool expected)
    {
        var builder = new PackBuilder();
        foreach (var last in (byte[])[first, second])
        {
            builder.AddRaw(new ObjectId([.. Enumerable.Repeat((byte)7, ObjectId.Size - 1), last]), 3, 0, [], []);
        }

        using var index = Open(builder);
        var heads = new ulong[2];

        index.ReadHeads(heads).Should().Be(expected);
        heads.Should().OnlyContain(head => head == 0x0707070707070707);
    }

    [Fact]
    public void Reads_offsets_beyond_two_gigabytes()
    {
        var builder = new PackBuilder();
        foreach (var number in (byte[])[1, 2])
        {
            builder.AddRaw(HostilePacks.Id(number), 3, 0, [], []);
        }

        var bytes = builder.ToIndex(builder.ToPack());
        var trailer = bytes.Length - (2 * ObjectId.Size);
        for (var i = 0; i < 2; i++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(trailer - 8 + (4 * i)), 0x80000000 | (uint)i);
        }

        File.WriteAllBytes(_file, [.. bytes[..trailer], 0, 0, 0, 1, 0, 0, 0, 5, 0, 0, 0, 2, 0, 0, 0, 6, .. bytes[trailer..]]);
        using var index = PackIndex.Open(_file);

        (index.OffsetAt(0), index.OffsetAt(1)).Should().Be((0x100000005L, 0x200000006L));
    }

    private PackIndex Open(PackBuilder builder)
    {
        File.WriteAllBytes(_file, builder.ToIndex(builder.ToPack()));
        return PackIndex.Open(_file);
    }
}

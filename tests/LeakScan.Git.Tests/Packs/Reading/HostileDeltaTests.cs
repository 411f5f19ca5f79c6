using static LeakScan.Git.Tests.Packs.Reading.HostilePacks;

namespace LeakScan.Git.Tests.Packs.Reading;

/// <summary>Deltas that nobody's git writes.</summary>
public class HostileDeltaTests
{
    [Fact]
    public void A_delta_that_makes_too_much_is_too_large()
    {
        var pack = new PackBuilder();
        var start = pack.Position;
        var whole = pack.Add(ObjectKind.Blob, Text);
        var bomb = pack.AddOffsetDelta(Id(1), start, [.. PackBuilder.Size(Text.Length), .. PackBuilder.Size(1L << 40), 0x91, 0, 1]);
        var inventory = Read(pack);
        Problems(inventory, ObjectProblemKind.TooLarge).Should().Equal(bomb);
        inventory.Visited.Should().Equal($"{whole} blob {Text.Length}");
    }

    [Theory]
    [InlineData(new byte[] { 0x91, 200, 5 })] // offset + length: inside
    [InlineData(new byte[] { 0x93, 0xff, 0xff, 5 })] // starts behind the base's end
    [InlineData(new byte[] { 0x90, 0 })] // 64 KiB from a small base
    [InlineData(new byte[] { 0 })] // reserved
    [InlineData(new byte[] { 5, 1, 2 })] // insert cut off
    [InlineData(new byte[] { 0xff, 1 })] // copy cut off
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 3, 1, 2, 3 })] // too short
    [InlineData(new byte[] { 6, 1, 2, 3, 4, 5, 6 })] // too long
    public void A_delta_that_makes_no_sense_is_corrupt(byte[] instructions)
    {
        var pack = new PackBuilder();
        var start = pack.Position;
        pack.Add(ObjectKind.Blob, Text);
        var id = pack.AddOffsetDelta(Id(1), start, [.. PackBuilder.Size(Text.Length), .. PackBuilder.Size(instructions is [0x91, ..] ? 6 : 5), .. instructions]);
        Problems(Read(pack), ObjectProblemKind.Corrupt).Should().Equal(id);
    }

    [Fact]
    public void A_delta_for_a_base_of_another_size_is_corrupt()
    {
        var pack = new PackBuilder();
        var start = pack.Position;
        pack.Add(ObjectKind.Blob, Text);
        var id = pack.AddOffsetDelta(Id(1), start, PackBuilder.MakeDelta([.. Text, 1], [1]));
        Problems(Read(pack), ObjectProblemKind.Corrupt).Should().Equal(id);
    }

    [Fact]
    public void Deltas_whose_bases_come_behind_them_are_read()
    {
        byte[] one = [.. Text, 1];
        byte[] two = [.. one, 2];
        byte[] three = [.. two, 3];
        var pack = new PackBuilder();
        var last = pack.AddReferenceDelta(ObjectKind.Blob, ObjectHash.Compute(ObjectKind.Blob, two).ToString(), two, three);
        var middle = pack.AddReferenceDelta(ObjectKind.Blob, ObjectHash.Compute(ObjectKind.Blob, one).ToString(), one, two);
        var whole = pack.Add(ObjectKind.Blob, one);
        var inventory = Read(pack);
        inventory.Problems.Should().BeEmpty();
        inventory.Visited.Should().BeEquivalentTo($"{whole} blob {one.Length}", $"{middle} blob {two.Length}", $"{last} blob {three.Length}");
    }

    [Fact]
    public void Deltas_in_a_circle_are_corrupt()
    {
        var pack = new PackBuilder();
        var delta = PackBuilder.MakeDelta(Text, Text);
        var first = pack.AddReferenceDelta(Id(1), Id(2), delta);
        var second = pack.AddReferenceDelta(Id(2), Id(3), delta);
        var third = pack.AddReferenceDelta(Id(3), Id(1), delta);
        var itself = pack.AddReferenceDelta(Id(4), Id(4), delta);
        var behind = pack.AddReferenceDelta(Id(5), Id(2), delta);
        Problems(Read(pack), ObjectProblemKind.Corrupt).Should().BeEquivalentTo([first, second, third, itself, behind]);
    }

    [Fact]
    public void Deltas_in_a_circle_over_two_packs_are_corrupt()
    {
        using var sandbox = new GitSandbox();
        var delta = PackBuilder.MakeDelta(Text, Text);
        var (one, two) = (new PackBuilder(), new PackBuilder());
        one.AddReferenceDelta(Id(1), Id(2), delta);
        two.AddReferenceDelta(Id(2), Id(1), delta);
        one.Install(sandbox);
        two.Install(sandbox);
        Problems(Inventory.Of(sandbox), ObjectProblemKind.Corrupt).Should().BeEquivalentTo([Id(1), Id(2)]);
    }

    [Fact]
    public void A_delta_without_its_base_is_corrupt()
    {
        var pack = new PackBuilder();
        pack.AddReferenceDelta(Id(1), Id(2), PackBuilder.MakeDelta(Text, Text));
        pack.AddOffsetDelta(Id(3), 5, PackBuilder.MakeDelta(Text, Text));
        pack.AddOffsetDelta(Id(4), -1_000_000, PackBuilder.MakeDelta(Text, Text));
        Problems(Read(pack), ObjectProblemKind.Corrupt).Should().BeEquivalentTo([Id(1), Id(3), Id(4)]);
    }

    [Fact]
    public void A_chain_of_50000_deltas_is_read_and_a_damaged_one_reported()
    {
        var pack = new PackBuilder();
        pack.AddChain(ObjectKind.Blob, Text[..40], 50_000);
        var bytes = pack.ToPack();
        var index = pack.ToIndex(bytes);
        var inventory = Read(bytes, index);
        inventory.Problems.Should().BeEmpty();
        inventory.Visited.Count.Should().Be(pack.Entries.Select(e => e.Id).Distinct().Count());

        // The first object goes bad, and with it the whole chain.
        bytes[20] ^= 0xff;
        inventory = Read(bytes, index);
        inventory.Visited.Should().BeEmpty();
        inventory.Problems.Count.Should().Be(pack.Entries.Select(e => e.Id).Distinct().Count());
    }
}

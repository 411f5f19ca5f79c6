using System.Buffers.Binary;
using static LeakScan.Git.Tests.Packs.Reading.HostilePacks;

namespace LeakScan.Git.Tests.Packs.Reading;

/// <summary>What is damaged or lies is reported object by object, and everything else is read.</summary>
public class HostilePackTests
{
    [Fact]
    public void A_damaged_stream_takes_down_only_what_is_built_on_it()
    {
        var pack = new PackBuilder();
        var start = pack.Position;
        var whole = pack.Add(ObjectKind.Blob, Text);
        var delta = pack.AddOffsetDelta(ObjectKind.Blob, start, Text, [.. Text, 1]);
        var other = pack.Add(ObjectKind.Blob, [1, 2, 3]);
        var bytes = pack.ToPack();
        var index = pack.ToIndex(bytes);
        bytes[(int)start + 20] ^= 0x55;
        var inventory = Read(bytes, index);
        Problems(inventory, ObjectProblemKind.Corrupt).Should().BeEquivalentTo([whole, delta]);
        inventory.Visited.Should().Equal($"{other} blob 3");
    }

    [Theory]
    [InlineData(4_294_967_296L)]
    [InlineData(1L << 50)]
    public void A_size_beyond_the_limit_is_too_large(long size)
    {
        var pack = new PackBuilder();
        var id = pack.AddRaw(Id(1), 3, size, [], PackBuilder.Compress(Text));
        Problems(Read(pack), ObjectProblemKind.TooLarge).Should().Equal(id);
    }

    [Theory]
    [InlineData(200L << 20)]
    [InlineData(100_000L)]
    [InlineData(5L)]
    public void A_size_that_is_a_lie_is_corrupt(long size)
    {
        var pack = new PackBuilder();
        var id = pack.AddRaw(Id(1), 3, size, [], PackBuilder.Compress(Text));
        Problems(Read(pack), ObjectProblemKind.Corrupt).Should().Equal(id);
    }

    [Fact]
    public void An_object_above_the_limit_is_reported_with_what_is_built_on_it()
    {
        var pack = new PackBuilder();
        var start = pack.Position;
        var large = pack.Add(ObjectKind.Blob, Text);
        var delta = pack.AddOffsetDelta(ObjectKind.Blob, start, Text, [1]);
        var small = pack.Add(ObjectKind.Blob, [1, 2]);
        var inventory = Read(pack, ReadLimits.Default with { MaxObjectSize = Text.Length - 1 });
        Problems(inventory, ObjectProblemKind.TooLarge).Should().BeEquivalentTo([large, delta]);
        inventory.Visited.Should().Equal($"{small} blob 2");
    }

    [Fact]
    public void A_good_copy_replaces_a_damaged_one()
    {
        using var sandbox = new GitSandbox();
        sandbox.Write("a", Text).Commit();
        sandbox.Git("repack", "-aq");
        var expected = Inventory.FromGit(sandbox);
        // All objects are both loose and packed; the pack goes bad.
        var path = Directory.EnumerateFiles(sandbox.PathOf(".git/objects/pack"), "*.pack").Single();
        var bytes = File.ReadAllBytes(path);
        bytes.AsSpan(30, bytes.Length - 60).Clear();
        File.SetAttributes(path, FileAttributes.Normal);
        File.WriteAllBytes(path, bytes);
        var inventory = Inventory.Of(sandbox);
        inventory.Visited.Should().Equal(expected);
        inventory.Problems.Should().BeEmpty();
    }

    [Fact]
    public void A_pack_cut_off_says_so_and_gives_what_is_left()
    {
        var pack = new PackBuilder();
        var first = pack.Add(ObjectKind.Blob, Text);
        var second = pack.Add(ObjectKind.Blob, [.. Text, .. Text]);
        var bytes = pack.ToPack();
        var inventory = Read(bytes[..^60], pack.ToIndex(bytes));
        inventory.Visited.Should().Equal($"{first} blob {Text.Length}");
        Problems(inventory, ObjectProblemKind.Corrupt).Should().Equal(ObjectId.Zero, second);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(31)]
    public void A_pack_cut_off_at_its_head_cannot_be_used(int length)
    {
        var pack = new PackBuilder();
        pack.Add(ObjectKind.Blob, Text);
        var bytes = pack.ToPack();
        var inventory = Read(bytes[..length], pack.ToIndex(bytes));
        inventory.Visited.Should().BeEmpty();
        Problems(inventory, ObjectProblemKind.Corrupt).Should().Equal(ObjectId.Zero);
    }

    [Fact]
    public void An_index_cut_off_anywhere_is_a_problem()
    {
        var pack = new PackBuilder();
        pack.Add(ObjectKind.Blob, Text);
        var bytes = pack.ToPack();
        var index = pack.ToIndex(bytes);
        foreach (var length in (int[])[0, 3, 8, 500, 1031, index.Length - 1])
        {
            Problems(Read(bytes, index[..length]), ObjectProblemKind.Corrupt).Should().Contain(ObjectId.Zero, $"only {length} bytes are there");
        }
    }

    [Fact]
    public void An_index_of_another_pack_is_a_problem()
    {
        var (pack, other) = (new PackBuilder(), new PackBuilder());
        pack.Add(ObjectKind.Blob, Text);
        other.Add(ObjectKind.Blob, [1]);
        other.Add(ObjectKind.Blob, [2]);
        Problems(Read(pack.ToPack(), other.ToIndex(other.ToPack())), ObjectProblemKind.Corrupt).Should().Contain(ObjectId.Zero);
    }

    [Fact]
    public void An_index_that_points_anywhere_is_a_problem_for_those_objects()
    {
        var pack = new PackBuilder();
        var good = pack.Add(ObjectKind.Blob, Text);
        pack.Add(ObjectKind.Blob, [1]);
        var bytes = pack.ToPack();
        var index = pack.ToIndex(bytes);
        var offsets = 8 + 1024 + (2 * 24);
        foreach (var offset in (uint[])[0, 13, uint.MaxValue, 0x7fffffff, 0x80000005])
        {
            var lying = (byte[])index.Clone();
            var position = BinaryPrimitives.ReadUInt32BigEndian(lying.AsSpan(offsets)) == 12 ? 1 : 0;
            BinaryPrimitives.WriteUInt32BigEndian(lying.AsSpan(offsets + (4 * position)), offset);
            var inventory = Read(bytes, lying);
            inventory.Visited.Should().Equal($"{good} blob {Text.Length}");
            Problems(inventory, ObjectProblemKind.Corrupt).Should().ContainSingle();
        }
    }

    [Fact]
    public void A_pack_without_an_object_that_its_index_lists_twice_is_read_once()
    {
        var pack = new PackBuilder();
        var id = pack.Add(ObjectKind.Blob, Text);
        pack.AddRaw(id, 3, Text.Length, [], PackBuilder.Compress(Text));
        var inventory = Read(pack);
        inventory.Problems.Should().BeEmpty();
        inventory.Visited.Should().Equal($"{id} blob {Text.Length}");
    }

    [Fact]
    public void A_missing_pack_is_a_problem()
    {
        using var sandbox = new GitSandbox();
        sandbox.CommitFile("a", "text");
        sandbox.Git("repack", "-adq");
        File.Delete(Directory.EnumerateFiles(sandbox.PathOf(".git/objects/pack"), "*.pack").Single());
        Problems(Inventory.Of(sandbox), ObjectProblemKind.Missing).Should().Contain(ObjectId.Zero);
    }

    [Fact]
    public void Bytes_that_do_not_match_their_id_are_found_when_asked()
    {
        var pack = new PackBuilder();
        pack.AddRaw(Id(1), 3, Text.Length, [], PackBuilder.Compress(Text));
        using var sandbox = new GitSandbox();
        pack.Install(sandbox);
        var inventory = Inventory.Of(sandbox, HistorySelection.All with { VerifyObjects = true });
        inventory.Visited.Should().BeEmpty();
        inventory.Problems.Should().Equal(new ObjectProblem(Id(1), ObjectProblemKind.Corrupt, "Its bytes do not match its id."));
    }
}

using static LeakScan.Git.Tests.Packs.Reading.HostilePacks;

namespace LeakScan.Git.Tests.Packs.Reading;

public class HostileLooseTests
{
    [Fact]
    public void Loose_files_that_are_no_objects_are_problems()
    {
        using var sandbox = new GitSandbox();
        var empty = sandbox.WriteObject("blob", [1]);
        var cut = sandbox.WriteObject("blob", Text);
        var swapped = sandbox.WriteObject("blob", [2]);
        var liar = sandbox.WriteObject("blob", [3]);
        var unknown = sandbox.WriteObject("blob", [4]);
        var fine = sandbox.WriteObject("blob", [5]);
        Overwrite(empty, []);
        Overwrite(cut, File.ReadAllBytes(sandbox.LooseObjectPath(cut))[..20]);
        Overwrite(swapped, File.ReadAllBytes(sandbox.LooseObjectPath(fine)));
        Overwrite(liar, PackBuilder.Compress("blob 4294967296\0x"u8.ToArray()));
        Overwrite(unknown, PackBuilder.Compress("glob 1\0x"u8.ToArray()));
        var inventory = Inventory.Of(sandbox);
        inventory.Visited.Should().Equal($"{fine} blob 1");
        Problems(inventory, ObjectProblemKind.Corrupt).Should().BeEquivalentTo(new[] { empty, cut, swapped, unknown }.Select(id => ObjectId.Parse(id)));
        Problems(inventory, ObjectProblemKind.TooLarge).Should().Equal(ObjectId.Parse(liar));

        void Overwrite(string id, byte[] content)
        {
            File.SetAttributes(sandbox.LooseObjectPath(id), FileAttributes.Normal);
            File.WriteAllBytes(sandbox.LooseObjectPath(id), content);
        }
    }
}

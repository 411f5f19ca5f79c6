using System.Text;

namespace LeakScan.Git.Tests.Packs.Reading;

/// <summary>What the tests of damaged and hostile objects share.</summary>
internal static class HostilePacks
{
    public static readonly byte[] Text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 100).Select(i => $"line {i}\n")));

    public static ObjectId Id(byte number) => new([.. Enumerable.Repeat(number, ObjectId.Size)]);

    public static IEnumerable<ObjectId> Problems(Inventory inventory, ObjectProblemKind kind) => inventory.Problems.Where(p => p.Kind == kind).Select(p => p.Id);

    public static Inventory Read(PackBuilder pack, ReadLimits? limits = null)
    {
        using var sandbox = new GitSandbox();
        pack.Install(sandbox);
        return Inventory.Of(sandbox, limits: limits);
    }

    public static Inventory Read(byte[] pack, byte[] index)
    {
        using var sandbox = new GitSandbox();
        PackBuilder.Install(sandbox, pack, index);
        return Inventory.Of(sandbox);
    }
}

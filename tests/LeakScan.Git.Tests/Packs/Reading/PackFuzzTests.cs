using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;

namespace LeakScan.Git.Tests.Packs.Reading;

/// <summary>Mutated packs, indexes and deltas: whatever the bytes are, every object is either visited or reported, and memory stays bounded.</summary>
public class PackFuzzTests
{
    private const int Rounds = 400;
    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(10);

    [Fact]
    public void Mutated_bytes_give_problems_and_nothing_worse()
    {
        var random = new Random(20);
        var (pack, index) = MakePack(random);
        using var sandbox = new GitSandbox();
        var path = sandbox.PathOf(".git/objects/pack/pack-1234567890123456789012345678901234567890");
        var watch = Stopwatch.StartNew();
        var expected = Ids(pack, index, sandbox, path);
        var (rounds, failed, visited) = (0, 0, 0);
        for (; rounds < Rounds && watch.Elapsed < MaxTime; rounds++)
        {
            var (mutatedPack, mutatedIndex) = ((byte[])pack.Clone(), (byte[])index.Clone());
            Mutate(random, random.Next(3) > 0 ? mutatedPack : mutatedIndex, random.Next(1, 12));
            File.WriteAllBytes(path + ".pack", random.Next(20) == 0 ? mutatedPack[..random.Next(pack.Length)] : mutatedPack);
            File.WriteAllBytes(path + ".idx", random.Next(20) == 0 ? mutatedIndex[..random.Next(index.Length)] : mutatedIndex);
            using var repository = GitRepository.Open(sandbox.Root);
            using var reader = new PackHistoryReader(
                repository, HistorySelection.All with { VerifyObjects = random.Next(2) == 0 }, new ReadLimits(1 << 20, random.Next(5000), random.Next(20_000)));
            var visitor = new Counter();
            reader.Read(1 + random.Next(2), () => visitor, CancellationToken.None);
            failed += visitor.Failed.Count;
            visited += visitor.Visited.Count;
            if (mutatedIndex.AsSpan().SequenceEqual(index) && !visitor.Failed.Contains(ObjectId.Zero))
            {
                // Pack and index could be used: no object is lost without a word.
                visitor.Visited.Concat(visitor.Failed).Should().Contain(expected);
            }
        }

        rounds.Should().BeGreaterThan(20);
        failed.Should().BePositive();
        visited.Should().BePositive();
        // 4 GB are claimed again and again; nothing near it may be in memory.
        Environment.WorkingSet.Should().BeLessThan(1 << 30);
    }

    private static List<ObjectId> Ids(byte[] pack, byte[] index, GitSandbox sandbox, string path)
    {
        File.WriteAllBytes(path + ".pack", pack);
        File.WriteAllBytes(path + ".idx", index);
        return [.. Inventory.Of(sandbox).Visited.Select(line => ObjectId.Parse(line.AsSpan(0, 40)))];
    }

    private static (byte[] Pack, byte[] Index) MakePack(Random random)
    {
        var pack = new PackBuilder();
        var text = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 60).Select(i => $"line {i} of a file\n")));
        var blob = pack.Add(ObjectKind.Blob, text);
        pack.AddChain(ObjectKind.Blob, text[..300], 20);
        var entry = new byte[ObjectId.Size];
        blob.CopyTo(entry);
        byte[] tree = [.. "100644 a"u8, 0, .. entry, .. "100644 bc"u8, 0, .. entry, .. "40000 d"u8, 0, .. entry];
        var start = pack.Position;
        var treeId = pack.Add(ObjectKind.Tree, tree);
        pack.AddOffsetDelta(ObjectKind.Tree, start, tree, [.. tree, .. "100644 z"u8, 0, .. entry]);
        pack.Add(ObjectKind.Commit, Encoding.ASCII.GetBytes($"tree {treeId}\nauthor A <a> 1 +0000\ncommitter A <a> 1 +0000\n\nmessage\n"));
        pack.Add(ObjectKind.Tag, Encoding.ASCII.GetBytes($"object {treeId}\ntype tree\ntag t\n\nmessage\n"));
        for (var i = 0; i < 10; i++)
        {
            pack.AddReferenceDelta(ObjectKind.Blob, blob.ToString(), text, [.. text, (byte)i, .. text[..random.Next(text.Length)]]);
        }

        var bytes = pack.ToPack();
        return (bytes, pack.ToIndex(bytes));
    }

    private static void Mutate(Random random, byte[] bytes, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var at = random.Next(bytes.Length);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 2:
                    bytes[at] = random.Next(2) == 0 ? (byte)0 : (byte)0xff;
                    break;
                default:
                    var length = random.Next(1, Math.Min(40, bytes.Length - at) + 1);
                    bytes.AsSpan(random.Next(bytes.Length - length + 1), length).CopyTo(bytes.AsSpan(at, length));
                    break;
            }
        }
    }

    private sealed class Counter : IObjectVisitor
    {
        private readonly ConcurrentBag<ObjectId> _visited = [];
        private readonly ConcurrentBag<ObjectId> _failed = [];

        public IReadOnlyCollection<ObjectId> Visited => _visited;

        public IReadOnlyCollection<ObjectId> Failed => _failed;

        public void Visit(ObjectId id, ObjectKind kind, ReadOnlySpan<byte> content) => _visited.Add(id);

        public void Fail(ObjectProblem problem)
        {
            problem.Detail.Should().NotBeEmpty();
            _failed.Add(problem.Id);
        }
    }
}

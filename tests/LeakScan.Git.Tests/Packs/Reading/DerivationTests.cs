using System.Collections.Concurrent;

namespace LeakScan.Git.Tests.Packs.Reading;

/// <summary>What a visitor is told of the bases of objects, and how long what it keeps of them lives.</summary>
public sealed class DerivationTests
{
    [Theory]
    [InlineData(long.MaxValue, 120)]
    [InlineData(1, 105)] // the root is let go below its first version, and read again for the others, without what was kept of it
    public void Tells_what_every_version_has_from_what_was_kept_of_its_base(long heldBases, int derived)
    {
        using var sandbox = new GitSandbox();
        var builder = new PackBuilder();
        var random = new Random(1);
        for (var tree = 0; tree < 5; tree++)
        {
            var root = new byte[10_000];
            random.NextBytes(root);
            var start = builder.Position;
            builder.Add(ObjectKind.Blob, root);
            for (var version = 1; version <= 4; version++)
            {
                byte[] text = [.. root[..(version * 1000)], 1, .. root[(version * 1000)..]];
                var here = builder.Position;
                builder.AddOffsetDelta(ObjectKind.Blob, start, root, text);
                for (var next = 1; next <= 5; next++)
                {
                    builder.AddOffsetDelta(ObjectKind.Blob, here, text, [.. text[..(next * 900)], 2, 3, .. text[(next * 900)..]]);
                }
            }
        }

        builder.Install(sandbox);
        var visitors = new ConcurrentBag<Visitor>();
        using var repository = GitRepository.Open(sandbox.Root);
        using var reader = new PackHistoryReader(repository, HistorySelection.All, ReadLimits.Default with { HeldBases = heldBases });
        reader.Read(2, Create, CancellationToken.None);

        visitors.Sum(v => v.Visited).Should().Be(125);
        visitors.Sum(v => v.Derived).Should().Be(derived);
        visitors.SelectMany(v => v.Kept).Should().OnlyContain(kept => kept.Disposals == 1);

        Visitor Create()
        {
            var visitor = new Visitor();
            visitors.Add(visitor);
            return visitor;
        }
    }

    private sealed class Visitor : IDerivationVisitor
    {
        public int Visited { get; private set; }

        public int Derived { get; private set; }

        public List<Copy> Kept { get; } = [];

        public void Visit(ObjectId id, ObjectKind kind, ReadOnlySpan<byte> content) => Visited++;

        public void Visit(ObjectId id, ObjectKind kind, ReadOnlySpan<byte> content, Derivation derivation)
        {
            Visited++;
            if (derivation.OfBase is Copy source)
            {
                Derived++;
                source.Disposals.Should().Be(0);
                derivation.Copied.Length.Should().BePositive();
                foreach (var run in derivation.Copied)
                {
                    source.Content.AsSpan(run.Source..run.SourceEnd).SequenceEqual(content[run.Target..run.TargetEnd]).Should().BeTrue();
                }
            }

            if (derivation.IsBase)
            {
                var copy = new Copy(content.ToArray());
                Kept.Add(copy);
                derivation.Kept = copy;
            }
        }

        public void Fail(ObjectProblem problem) => throw new InvalidOperationException(problem.Detail);
    }

    private sealed class Copy(byte[] content) : IDisposable
    {
        public byte[] Content => content;

        public int Disposals { get; private set; }

        public void Dispose() => Disposals++;
    }
}

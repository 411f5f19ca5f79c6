using System.Collections.Concurrent;

namespace LeakScan.Git.Tests.History;

/// <summary>Notes what a history reader visits, over all workers, and checks each object's bytes against its id.</summary>
internal sealed class RecordingVisitor : IObjectVisitor
{
    public ConcurrentDictionary<ObjectId, ObjectKind> Objects { get; } = [];

    public ConcurrentBag<ObjectProblem> Problems { get; } = [];

    public bool ChecksIds { get; init; } = true;

    public HistoryCounts Counts { get; private set; } = null!;

    public IEnumerable<string> Blobs => Of(ObjectKind.Blob);

    public static RecordingVisitor Read(IHistoryReader reader, int workers = 2, bool checksIds = true)
    {
        var visitor = new RecordingVisitor { ChecksIds = checksIds };
        visitor.Counts = reader.Read(workers, () => visitor, CancellationToken.None);
        visitor.Counts.Blobs.Should().Be(visitor.Blobs.Count());
        visitor.Counts.Tags.Should().Be(visitor.Of(ObjectKind.Tag).Count());
        return visitor;
    }

    public IEnumerable<string> Of(ObjectKind kind) => Objects.Where(o => o.Value == kind).Select(o => o.Key.ToString());

    public void Visit(ObjectId id, ObjectKind kind, ReadOnlySpan<byte> content)
    {
        Objects.TryAdd(id, kind).Should().BeTrue("each object is visited once");
        if (ChecksIds)
        {
            ObjectHash.Compute(kind, content).Should().Be(id);
        }
    }

    public void Fail(ObjectProblem problem) => Problems.Add(problem);
}

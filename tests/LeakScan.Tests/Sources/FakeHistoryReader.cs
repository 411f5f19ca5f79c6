using LeakScan.Git;

namespace LeakScan.Tests.Sources;

/// <summary>A history that is what a test says it is.</summary>
internal sealed class FakeHistoryReader : IHistoryReader
{
    public List<(ObjectId Id, ObjectKind Kind, byte[] Content)> Objects { get; } = [];

    public List<ObjectProblem> Problems { get; } = [];

    public List<ObjectLocation> Locations { get; } = [];

    public List<ObjectId> ShallowBoundaries { get; } = [];

    public ObjectId Add(ObjectKind kind, byte[] content)
    {
        var id = new ObjectId(System.Security.Cryptography.SHA256.HashData(content));
        Objects.Add((id, kind, content));
        return id;
    }

    public HistoryCounts Read(int workers, Func<IObjectVisitor> createVisitor, CancellationToken cancellation)
    {
        var visitors = Enumerable.Range(0, workers).Select(_ => createVisitor()).ToArray();
        for (var i = 0; i < Objects.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            visitors[i % workers].Visit(Objects[i].Id, Objects[i].Kind, Objects[i].Content);
        }

        Problems.ForEach(visitors[0].Fail);
        return new HistoryCounts(Count(ObjectKind.Commit), Count(ObjectKind.Blob), Count(ObjectKind.Tag), Objects.Sum(o => o.Content.Length), ShallowBoundaries);
    }

    public IReadOnlyList<ObjectLocation> Locate(IReadOnlyCollection<ObjectId> objects, CancellationToken cancellation) =>
        [.. Locations.Where(l => objects.Contains(l.Object))];

    public void ReadAgain(IReadOnlyCollection<ObjectId> objects, IObjectVisitor visitor) =>
        Objects.Where(o => objects.Contains(o.Id)).ToList().ForEach(o => visitor.Visit(o.Id, o.Kind, o.Content));

    public void Dispose()
    {
    }

    private int Count(ObjectKind kind) => Objects.Count(o => o.Kind == kind);
}

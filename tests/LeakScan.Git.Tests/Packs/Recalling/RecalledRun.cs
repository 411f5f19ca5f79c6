using System.Collections.Concurrent;
using System.Text.Json;

namespace LeakScan.Git.Tests.Packs.Recalling;

/// <summary>A run over a repository that looks for a third of its blobs and commits, with or without the memory of an earlier one.</summary>
internal sealed class RecalledRun
{
    private RecalledRun(HistoryCounts counts, string report, ReadOnlyMemory<byte>? memory)
    {
        Counts = counts;
        Report = report;
        Memory = memory;
    }

    public HistoryCounts Counts { get; }

    /// <summary>All that may not depend on what is remembered: problems, counts, and the places of what is looked for.</summary>
    public string Report { get; }

    public ReadOnlyMemory<byte>? Memory { get; }

    /// <param name="root">The repository.</param>
    /// <param name="memory">What an earlier run left; null for none.</param>
    /// <param name="newShare">See <see cref="ReadLimits"/>.</param>
    /// <param name="unreachable">Whether what no reference reaches is selected too.</param>
    public static RecalledRun Of(string root, ReadOnlyMemory<byte>? memory, int newShare, bool unreachable)
    {
        using var repository = GitRepository.Open(root);
        using var reader = new PackHistoryReader(repository, HistorySelection.All with { Unreachable = unreachable }, ReadLimits.Default with { NewShare = newShare });
        if (memory is { } bytes)
        {
            reader.Recall(bytes).Should().BeTrue();
        }

        var visitors = new ConcurrentBag<Visitor>();
        var counts = reader.Read(2, () => Add(visitors), CancellationToken.None);
        ObjectId[] asked = [.. AllObjects(root).Where(id => IsWanted(id) && repository.Objects.ReadKind(id) != ObjectKind.Tree && (reader.IsRecalled(id) || visitors.Any(v => v.Visited.Contains(id))))];
        var locations = reader.Locate(asked, CancellationToken.None);
        var problems = visitors.SelectMany(v => v.Problems).OrderBy(p => p.Id);
        return new RecalledRun(counts, JsonSerializer.Serialize(new
        {
            Asked = asked.Select(id => id.ToString()),
            Counts = counts with { Recalled = 0 },
            Problems = problems.Select(p => $"{p.Id} {p.Kind} {p.Detail}"),
            Locations = locations.Select(l => (l.Object.ToString(), JsonSerializer.Serialize(l))).Select(l => $"{l.Item1} {l.Item2}"),
        }), reader.Memorize());
    }

    private static bool IsWanted(ObjectId id) => id.FirstByte % 3 == 0;

    private static IEnumerable<ObjectId> AllObjects(string root)
    {
        using var repository = GitRepository.Open(root);
        using var database = new ObjectDatabase(repository.Layout.ObjectDirectories);
        for (var ordinal = 0; ordinal < database.Objects.Count; ordinal++)
        {
            yield return database.Objects.IdAt(ordinal);
        }
    }

    private static Visitor Add(ConcurrentBag<Visitor> visitors)
    {
        var visitor = new Visitor();
        visitors.Add(visitor);
        return visitor;
    }

    private sealed class Visitor : IObjectVisitor
    {
        public HashSet<ObjectId> Visited { get; } = [];

        public List<ObjectProblem> Problems { get; } = [];

        public void Visit(ObjectId id, ObjectKind kind, ReadOnlySpan<byte> content) => Visited.Add(id);

        public IEnumerable<ObjectId> ListFound() => Visited.Where(IsWanted);

        public void Fail(ObjectProblem problem) => Problems.Add(problem);
    }
}

using System.Collections.Concurrent;

namespace LeakScan.Git.Tests.Packs;

/// <summary>Everything that reading a repository visits, for comparison with what git lists.</summary>
internal sealed class Inventory
{
    private readonly ConcurrentBag<string> _visited = [];
    private readonly ConcurrentBag<ObjectProblem> _problems = [];

    private Inventory(HistoryCounts counts, ConcurrentBag<string> visited, ConcurrentBag<ObjectProblem> problems)
    {
        Counts = counts;
        _visited = visited;
        _problems = problems;
    }

    public HistoryCounts Counts { get; }

    /// <summary>"id kind size", sorted, also doubles.</summary>
    public IReadOnlyList<string> Visited => [.. _visited.Order(StringComparer.Ordinal)];

    public IReadOnlyList<ObjectProblem> Problems => [.. _problems.OrderBy(p => p.Id)];

    public static Inventory Of(GitSandbox sandbox, HistorySelection? selection = null, int workers = 2, ReadLimits? limits = null)
    {
        using var repository = GitRepository.Open(sandbox.Root);
        using var reader = new PackHistoryReader(repository, selection ?? HistorySelection.All, limits);
        var visited = new ConcurrentBag<string>();
        var problems = new ConcurrentBag<ObjectProblem>();
        var counts = reader.Read(workers, () => new Visitor(visited, problems), CancellationToken.None);
        return new Inventory(counts, visited, problems);
    }

    /// <summary>What git says there is, but for trees, in the form of <see cref="Visited"/>.</summary>
    public static IReadOnlyList<string> FromGit(GitSandbox sandbox) =>
        [.. sandbox.Git("cat-file", "--batch-all-objects", "--batch-check").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => line.Split(' ')[1] is not "tree").Order(StringComparer.Ordinal)];

    private sealed class Visitor(ConcurrentBag<string> visited, ConcurrentBag<ObjectProblem> problems) : IObjectVisitor
    {
        public void Visit(ObjectId id, ObjectKind kind, ReadOnlySpan<byte> content)
        {
            // The bytes are right if they hash to the id.
            ObjectHash.Compute(kind, content).Should().Be(id);
            visited.Add($"{id} {kind.ToString().ToLowerInvariant()} {content.Length}");
        }

        public void Fail(ObjectProblem problem) => problems.Add(problem);
    }
}

namespace LeakScan.Benchmarks.Profiling;

/// <summary>What a run counted of a method.</summary>
/// <param name="Name">Type, a dot, and the method's name.</param>
/// <param name="Size">Bytes of its IL, which tells overloads apart.</param>
/// <param name="Edges">The counts, in the runtime's order.</param>
internal sealed record MethodCounts(string Name, int Size, IReadOnlyList<EdgeCount> Edges);

namespace LeakScan.Rules.Checksums;

/// <summary>All verifiers by name.</summary>
internal static class ChecksumRegistry
{
    private static readonly IChecksum[] All = [];

    private static readonly Dictionary<string, IChecksum> ByName = All.ToDictionary(c => c.Name, StringComparer.Ordinal);

    /// <summary>The names, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByName.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The verifier of that name; null when there is none.</summary>
    public static IChecksum? Find(string name) => ByName.GetValueOrDefault(name);
}

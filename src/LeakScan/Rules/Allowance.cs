namespace LeakScan.Rules;

/// <summary>What a rule accepts as harmless.</summary>
internal sealed record Allowance
{
    /// <summary>Nothing.</summary>
    public static Allowance None { get; } = new();

    /// <summary>Exact secrets, compared ignoring ASCII case.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Patterns that match somewhere in the secret.</summary>
    public IReadOnlyList<string> Patterns { get; init; } = [];

    /// <summary>Globs (Microsoft.Extensions.FileSystemGlobbing) of files in which matches do not count.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Whether no value is allowed, by itself or by a pattern.</summary>
    internal bool IsEmpty => Values.Count + Patterns.Count == 0;
}

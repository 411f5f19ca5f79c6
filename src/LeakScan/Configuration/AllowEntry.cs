namespace LeakScan.Configuration;

/// <summary>A declared exception. A finding is allowed when it meets all that the entry asks for; of each list one member is enough.</summary>
internal sealed record AllowEntry
{
    /// <summary>The line of the configuration in which the entry starts, 1-based.</summary>
    public required int Line { get; init; }

    /// <summary>Rules; empty for any.</summary>
    public IReadOnlyList<NamedRule> Rules { get; init; } = [];

    /// <summary>Globs of paths; empty for any.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Exact secrets, compared ignoring ASCII case; together with <see cref="Patterns"/> one list. Both empty for any.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>Patterns that match somewhere in the secret.</summary>
    public IReadOnlyList<string> Patterns { get; init; } = [];

    /// <summary>Why; null when nobody said.</summary>
    public string? Reason { get; init; }
}

using LeakScan.Rules.Patterns;

namespace LeakScan.Cli.Importing;

/// <summary>A rule on its way from another scanner's configuration into a rule file.</summary>
internal sealed record ImportedRule
{
    public required string Id { get; init; }

    public required string Description { get; init; }

    /// <summary>Null for a rule that looks at paths alone.</summary>
    public string? Pattern { get; init; }

    /// <summary>The pattern taken apart.</summary>
    public PatternNode? Parsed { get; init; }

    public IReadOnlyList<string> Keywords { get; init; } = [];

    public int Distance { get; init; }

    public double Entropy { get; init; }

    public IReadOnlyList<string> Paths { get; init; } = [];

    public ImportedAllowance Allow { get; init; } = new();

    public IReadOnlyList<(string RuleId, int WithinLines)> Requires { get; init; } = [];

    /// <summary>Whether something of it was lost that kept it from being wrong, or it tells nothing by itself.</summary>
    public bool IsDoubtful { get; init; }

    public IReadOnlyList<string> Tags { get; init; } = [];
}

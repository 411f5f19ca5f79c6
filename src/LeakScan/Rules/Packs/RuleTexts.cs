namespace LeakScan.Rules.Packs;

/// <summary>What of a compiled rule no scan asks for until something is found: half of a pack, left unread by each start.</summary>
internal sealed record RuleTexts(
    string Name,
    string Provider,
    string Description,
    IReadOnlyList<string> Keywords,
    string? Pattern,
    Rotation Rotate,
    IReadOnlyList<string> References,
    IReadOnlyList<string> Tags);

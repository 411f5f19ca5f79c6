namespace LeakScan.Findings;

/// <summary>A declared exception that a finding meets.</summary>
/// <param name="Kind">Where it is declared.</param>
/// <param name="Justification">The reason given; null when none was.</param>
public sealed record Suppression(SuppressionKind Kind, string? Justification);

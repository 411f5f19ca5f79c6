namespace LeakScan.Detection.Assignments.Values;

/// <summary>A value as it stands in the text.</summary>
/// <param name="Start">First byte, behind an opening quote.</param>
/// <param name="End">Byte behind the value, before a closing quote.</param>
/// <param name="Traits">How it stood.</param>
internal readonly record struct AssignedValue(int Start, int End, MatchTraits Traits);

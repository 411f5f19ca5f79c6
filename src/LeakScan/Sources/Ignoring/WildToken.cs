namespace LeakScan.Sources.Ignoring;

/// <summary>One step of a <see cref="WildPattern"/>.</summary>
/// <param name="Kind">What it matches.</param>
/// <param name="Literal">The byte of a literal.</param>
/// <param name="Set">The bytes of a set.</param>
internal readonly record struct WildToken(WildTokenKind Kind, byte Literal = 0, ByteSet? Set = null);

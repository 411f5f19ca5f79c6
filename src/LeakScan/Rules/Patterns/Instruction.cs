namespace LeakScan.Rules.Patterns;

/// <summary>One step of a pattern program; see <see cref="Opcode"/> for the meaning of the operands.</summary>
internal readonly record struct Instruction(Opcode Op, int X, int Y, int Min, int Max);

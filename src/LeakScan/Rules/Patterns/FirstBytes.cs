namespace LeakScan.Rules.Patterns;

/// <summary>
/// For each instruction of a program the bytes that may come next where a match goes on from there: a look at one byte then keeps the matcher from branches and counts that lead
/// nowhere. Of two or of eighty alternatives, names of services mostly, one or none is left. Conditions on what is before are taken as met. At the end of a text nothing is said.
/// </summary>
internal static class FirstBytes
{
    /// <summary>The sets, one for each instruction.</summary>
    public static ByteSet[] Of(ReadOnlySpan<Instruction> code, IReadOnlyList<ByteSet> sets, IReadOnlyList<byte[]> literals)
    {
        var first = new ByteSet[code.Length];
        var isChanged = true;
        while (isChanged)
        {
            // Instructions mostly lead to later ones, so that two rounds do; only loops take more.
            isChanged = false;
            for (var pc = code.Length - 1; pc >= 0; pc--)
            {
                ref readonly var step = ref code[pc];
                var bytes = step.Op switch
                {
                    Opcode.Match => ByteSet.All,
                    Opcode.Set => sets[step.X],
                    Opcode.Literal => ByteSet.Of(literals[step.X][0]),
                    Opcode.Greedy or Opcode.Lazy when step.Min > 0 => sets[step.X],
                    Opcode.Greedy or Opcode.Lazy => sets[step.X] | first[pc + 1],
                    Opcode.Split => first[step.X] | first[step.Y],
                    Opcode.Jump => first[step.X],
                    Opcode.Assert => first[pc + 1] & Allowed((PatternAssertion)step.Min, sets[step.X]),
                    _ => first[pc + 1],
                };
                isChanged |= bytes != first[pc];
                first[pc] = bytes;
            }
        }

        return first;
    }

    /// <summary>The bytes before which a condition can hold.</summary>
    private static ByteSet Allowed(PatternAssertion assertion, ByteSet set) => assertion switch
    {
        PatternAssertion.Before => set,
        PatternAssertion.NotBefore => ~set,
        PatternAssertion.TextEnd => ByteSet.Empty,
        _ => ByteSet.All,
    };
}

namespace LeakScan.Rules.Patterns;

/// <summary>
/// Finds the repeats of a program of which one count alone can lead to a match: where nothing that may follow begins with a byte of the repeated set, as in <c>[^;]{2,127};</c>,
/// a match needs the whole run, since behind less of it stands a byte of the set. There the matcher keeps no alternatives; without this each attempt in vain went back through
/// every count. Whether the repeat was written greedy or lazy makes no difference then, so a lazy one becomes greedy. Exact, not a guess: findings stay the same.
/// </summary>
internal static class OnlyCount
{
    /// <summary>What <see cref="Instruction.Y"/> of a repeat holds when only its greatest count can lead to a match.</summary>
    public const int Mark = 1;

    /// <summary>Marks these repeats in place.</summary>
    public static void Find(Instruction[] code, IReadOnlyList<ByteSet> sets, IReadOnlyList<byte[]> literals)
    {
        var first = FirstBytes.Of(code, sets, literals);
        for (var pc = 0; pc < code.Length; pc++)
        {
            if (code[pc].Op is Opcode.Greedy or Opcode.Lazy && code[pc].Max > code[pc].Min && !first[pc + 1].Overlaps(sets[code[pc].X]))
            {
                code[pc] = code[pc] with { Op = Opcode.Greedy, Y = Mark };
            }
        }
    }
}

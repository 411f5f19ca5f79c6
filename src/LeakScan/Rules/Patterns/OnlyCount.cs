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
        for (var pc = 0; pc < code.Length; pc++)
        {
            if (code[pc].Op is Opcode.Greedy or Opcode.Lazy && code[pc].Max > code[pc].Min && !MayFollow(code, sets, literals, pc + 1, sets[code[pc].X]))
            {
                code[pc] = code[pc] with { Op = Opcode.Greedy, Y = Mark };
            }
        }
    }

    /// <summary>Whether what stands at an instruction may match where the next byte is one of the set.</summary>
    private static bool MayFollow(Instruction[] code, IReadOnlyList<ByteSet> sets, IReadOnlyList<byte[]> literals, int first, ByteSet next)
    {
        var waiting = new Stack<int>([first]);
        var seen = new HashSet<int>();
        while (waiting.TryPop(out var pc))
        {
            if (!seen.Add(pc))
            {
                continue;
            }

            ref readonly var step = ref code[pc];
            switch (step.Op)
            {
                case Opcode.Match:
                case Opcode.Set or Opcode.Greedy or Opcode.Lazy when next.Overlaps(sets[step.X]):
                case Opcode.Literal when next.Contains(literals[step.X][0]):
                    return true;
                case Opcode.Set or Opcode.Literal:
                case Opcode.Greedy or Opcode.Lazy when step.Min > 0:
                case Opcode.Assert when IsRefused((PatternAssertion)step.Min, sets[step.X], next):
                    break;
                case Opcode.Split:
                    waiting.Push(step.X);
                    waiting.Push(step.Y);
                    break;
                case Opcode.Jump:
                    waiting.Push(step.X);
                    break;
                default:
                    waiting.Push(pc + 1);
                    break;
            }
        }

        return false;
    }

    /// <summary>Whether a condition never holds before a byte of the set; those that look at what is before may.</summary>
    private static bool IsRefused(PatternAssertion assertion, ByteSet set, ByteSet next) => assertion switch
    {
        PatternAssertion.Before => !next.Overlaps(set),
        PatternAssertion.NotBefore => !next.Overlaps(~set),
        PatternAssertion.TextEnd => true,
        _ => false,
    };
}

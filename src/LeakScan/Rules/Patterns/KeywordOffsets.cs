namespace LeakScan.Rules.Patterns;

/// <summary>
/// Finds where in a pattern's matches a keyword stands: the least and greatest distance in bytes from the start of the match. It follows every path through
/// the program with the range of offsets at which each instruction can be reached, and at each tries to read the keyword. Only narrow sets count as
/// reading a keyword ("gh[pousr]_"), otherwise any keyword would be found inside "[a-z]{40}".
/// </summary>
internal static class KeywordOffsets
{
    /// <summary>Largest set that can stand for a letter of a keyword, both cases counted.</summary>
    private const int NarrowSet = 24;

    /// <returns>The range, end inclusive; null when the pattern does not contain the keyword.</returns>
    public static (int Min, int Max)? Find(PatternProgram program, string keyword)
    {
        var reach = Reach(program);
        (int Min, int Max)? found = null;
        for (var pc = 0; pc < reach.Length; pc++)
        {
            if (reach[pc] is not { } offsets)
            {
                continue;
            }

            var instruction = program.Instructions[pc];
            switch (instruction.Op)
            {
                case Opcode.Set when Reads(program, pc, 0, keyword):
                    found = Union(found, offsets);
                    break;
                case Opcode.Literal:
                    var literal = program.Literals[instruction.X];
                    for (var i = 0; i < literal.Length; i++)
                    {
                        if (Reads(program, pc, i, keyword))
                        {
                            found = Union(found, (Add(offsets.Min, i), Add(offsets.Max, i)));
                        }
                    }

                    break;
                case Opcode.Greedy or Opcode.Lazy when Reads(program, pc, 0, keyword):
                    found = Union(found, (offsets.Min, Add(offsets.Max, Math.Max(0, instruction.Max - 1))));
                    break;
            }
        }

        return found;
    }

    /// <summary>Whether the keyword can be read from byte <paramref name="skip"/> of an instruction on.</summary>
    private static bool Reads(PatternProgram program, int pc, int skip, ReadOnlySpan<char> keyword)
    {
        while (true)
        {
            if (keyword.IsEmpty)
            {
                return true;
            }

            var instruction = program.Instructions[pc];
            switch (instruction.Op)
            {
                case Opcode.Literal:
                    var literal = program.Literals[instruction.X].AsSpan(skip);
                    var common = Math.Min(literal.Length, keyword.Length);
                    for (var i = 0; i < common; i++)
                    {
                        if ((char)(literal[i] | 0x20) != (keyword[i] | 0x20))
                        {
                            return false;
                        }
                    }

                    keyword = keyword[common..];
                    break;
                case Opcode.Set:
                    if (!Reads(program.Sets[instruction.X], keyword[0]))
                    {
                        return false;
                    }

                    keyword = keyword[1..];
                    break;
                case Opcode.Greedy or Opcode.Lazy:
                    return ReadsRepeat(program, pc, keyword);
                case Opcode.Split:
                    if (Reads(program, instruction.X, 0, keyword))
                    {
                        return true;
                    }

                    pc = instruction.Y;
                    skip = 0;
                    continue;
                case Opcode.Jump:
                    pc = instruction.X;
                    skip = 0;
                    continue;
                case Opcode.Match:
                    return false;
            }

            pc++;
            skip = 0;
        }
    }

    private static bool ReadsRepeat(PatternProgram program, int pc, ReadOnlySpan<char> keyword)
    {
        var instruction = program.Instructions[pc];
        var set = program.Sets[instruction.X];
        for (var count = 0; count <= instruction.Max; count++)
        {
            if (count >= instruction.Min && Reads(program, pc + 1, 0, keyword[count..]))
            {
                return true;
            }

            if (count == keyword.Length)
            {
                return true;
            }

            if (!Reads(set, keyword[count]))
            {
                return false;
            }
        }

        return false;
    }

    private static bool Reads(ByteSet set, char letter) =>
        set.Count <= NarrowSet && (set.Contains((byte)letter) || (char.IsAsciiLetter(letter) && set.Contains((byte)(letter ^ 0x20))));

    /// <summary>For each instruction the offsets at which it can be reached; null for never.</summary>
    public static (int Min, int Max)?[] Reach(PatternProgram program)
    {
        var reach = new (int Min, int Max)?[program.Instructions.Length];
        reach[0] = (0, 0);

        // Programs run forwards but for the jump back of an unbounded loop; after that many rounds a range that still grows has no end.
        for (var round = 0; round < 4; round++)
        {
            var changed = false;
            for (var pc = 0; pc < reach.Length; pc++)
            {
                if (reach[pc] is not { } here)
                {
                    continue;
                }

                var instruction = program.Instructions[pc];
                var (min, max) = Width(program, instruction);
                var next = (Add(here.Min, min), Add(here.Max, max));
                switch (instruction.Op)
                {
                    case Opcode.Match:
                        break;
                    case Opcode.Split:
                        changed |= Widen(reach, instruction.X, here, pc) | Widen(reach, instruction.Y, here, pc);
                        break;
                    case Opcode.Jump:
                        changed |= Widen(reach, instruction.X, here, pc);
                        break;
                    default:
                        changed |= Widen(reach, pc + 1, next, pc);
                        break;
                }
            }

            if (!changed)
            {
                break;
            }
        }

        return reach;
    }

    private static (int Min, int Max) Width(PatternProgram program, Instruction instruction) => instruction.Op switch
    {
        Opcode.Set => (1, 1),
        Opcode.Literal => (program.Literals[instruction.X].Length, program.Literals[instruction.X].Length),
        Opcode.Greedy or Opcode.Lazy => (instruction.Min, instruction.Max),
        _ => (0, 0),
    };

    private static bool Widen((int Min, int Max)?[] reach, int pc, (int Min, int Max) offsets, int from)
    {
        // A jump backwards closes an unbounded loop.
        var arriving = pc <= from ? (offsets.Min, PatternNode.Unbounded) : offsets;
        var before = reach[pc];
        reach[pc] = Union(before, arriving);
        return reach[pc] != before;
    }

    private static (int Min, int Max) Union((int Min, int Max)? x, (int Min, int Max) y) =>
        x is { } known ? (Math.Min(known.Min, y.Min), Math.Max(known.Max, y.Max)) : y;

    private static int Add(int x, int y) => (int)Math.Min((long)x + y, PatternNode.Unbounded);
}

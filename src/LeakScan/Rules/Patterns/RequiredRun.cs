namespace LeakScan.Rules.Patterns;

/// <summary>
/// What every match of a pattern holds somewhere: so many bytes of one set in a row, such as the 32 hexadecimal digits of a token far behind the name of its
/// service. Of all runs that no match can do without it is the one that other text has least often. Found when a pattern is compiled, kept in the pack.
/// </summary>
/// <param name="Instruction">One more than the index of the instruction that reads the run; 0 when no run is worth looking for.</param>
/// <param name="First">Least distance in bytes from the start of a match to that of the run.</param>
/// <param name="Last">Greatest distance, inclusive.</param>
internal readonly record struct RequiredRun(int Instruction, int First, int Last)
{
    /// <summary>Below, most text has such a run, and looking for it only costs.</summary>
    private const double LeastBits = 5;

    /// <summary>A place that varies by fewer bytes is nearly fixed.</summary>
    private const int Near = 16;

    // How common bytes are in source code and text, roughly, in thousandths.
    private const double SmallLetter = 18;
    private const double LargeLetter = 4;
    private const double Digit = 7;
    private const double Blank = 150;
    private const double LineEnd = 25;
    private const double Sign = 6;
    private const double NotAscii = 0.1;

    /// <summary>The run of a program.</summary>
    public static RequiredRun Of(PatternProgram program)
    {
        var reach = KeywordOffsets.Reach(program);
        var (best, most) = (default(RequiredRun), LeastBits);
        var skippedUntil = 0;
        for (var pc = 0; pc < program.Instructions.Length; pc++)
        {
            var step = program.Instructions[pc];
            if (pc >= skippedUntil && reach[pc] is (var first, var last) && Bits(program, step, last - first < Near) is var bits && bits > most)
            {
                most = bits;
                best = new RequiredRun(pc + 1, first, last);
            }

            // Whatever a branch or a jump leaps over is not in every match.
            skippedUntil = step.Op switch
            {
                Opcode.Split => Math.Max(skippedUntil, Math.Max(step.X, step.Y)),
                Opcode.Jump => Math.Max(skippedUntil, step.X),
                _ => skippedUntil,
            };
        }

        return best;
    }

    /// <summary>
    /// How much it says that what an instruction needs is there; for a single byte nothing at a place that is nearly fixed, where the matcher sees as soon that it is not: it would be the
    /// sign behind the name, which every assignment has.
    /// </summary>
    private static double Bits(PatternProgram program, in Instruction step, bool isNear) => step.Op switch
    {
        Opcode.Greedy or Opcode.Lazy => step.Min * Bits(program.Sets[step.X]),
        Opcode.Set when !isNear => Bits(program.Sets[step.X]),
        Opcode.Literal when !isNear && program.Literals[step.X] is [var only] => Bits(ByteSet.Of(only)),
        _ => 0,
    };

    private static double Bits(ByteSet set)
    {
        var (of, all) = (0.0, 0.0);
        for (var value = 0; value < 256; value++)
        {
            var share = (char)value switch
            {
                >= 'a' and <= 'z' => SmallLetter,
                >= 'A' and <= 'Z' => LargeLetter,
                >= '0' and <= '9' => Digit,
                ' ' => Blank,
                '\n' => LineEnd,
                > ' ' and < (char)127 => Sign,
                _ => NotAscii,
            };
            all += share;
            of += set.Contains((byte)value) ? share : 0;
        }

        return of > 0 ? Math.Log2(all / of) : 0;
    }
}

using LeakScan.Rules.Patterns;

namespace LeakScan.Detection.Patterns;

/// <summary>
/// Looks for the run of bytes that every match of a pattern holds (<see cref="RequiredRun"/>). Most places where the name of a service stands have no token in
/// reach: to see that 32 digits in a row are missing takes a look at every 32nd byte, to try the pattern a hundred times as long.
/// </summary>
internal static class RunFilter
{
    /// <summary>Whether a match may start at one of the places in [<paramref name="first"/>, <paramref name="last"/>].</summary>
    public static bool MayStand(PatternProgram program, ReadOnlySpan<byte> text, int first, int last)
    {
        var run = program.Run;
        if (run.Instruction == 0)
        {
            return true;
        }

        ref readonly var step = ref program.Instructions[run.Instruction - 1];
        var length = step.Op is Opcode.Greedy or Opcode.Lazy ? step.Min : 1;
        var from = first + run.First;
        var end = (int)Math.Min(text.Length, (long)last + Math.Min((long)run.Last + length, Math.Min(program.MaxLength, PatternMatcher.MaxSpan)));
        if (from + length > end)
        {
            return false;
        }

        return step.Op == Opcode.Literal
            ? text[from..end].Contains(program.Literals[step.X][0])
            : HasRun(program.SetWords.AsSpan(step.X * 4, 4), text[from..end], length);
    }

    // Backwards from where a run that starts here would end: what breaks it is where the next may start.
    private static bool HasRun(ReadOnlySpan<ulong> set, ReadOnlySpan<byte> text, int length)
    {
        for (var start = 0; start + length <= text.Length;)
        {
            var at = start + length - 1;
            while (at >= start && ((set[text[at] >> 6] >> (text[at] & 63)) & 1) != 0)
            {
                at--;
            }

            if (at < start)
            {
                return true;
            }

            start = at + 1;
        }

        return false;
    }
}

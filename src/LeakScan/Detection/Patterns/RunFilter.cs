using LeakScan.Rules.Patterns;

namespace LeakScan.Detection.Patterns;

/// <summary>
/// Looks for the run of bytes that every match of a pattern holds (<see cref="RequiredRun"/>). Most places where the name of a service stands have no token in
/// reach: to see that 32 digits in a row are missing takes a look at every 32nd byte, to try the pattern a hundred times as long. Names that stand close together
/// share most of their reach, so for each rule it is kept how far a text was looked through: each byte is looked at once. Not for several threads.
/// </summary>
internal sealed class RunFilter
{
    private readonly Looked[] _looked;

    /// <summary>A filter for as many rules.</summary>
    public RunFilter(int rules) => _looked = new Looked[rules];

    /// <summary>Whether a match may start at one of the places in [<paramref name="first"/>, <paramref name="last"/>].</summary>
    /// <param name="rule">Index of the rule.</param>
    /// <param name="program">Its pattern.</param>
    /// <param name="stretch">Number of the text: as long as it is the same, so is the text, as far as it goes.</param>
    /// <param name="text">The text.</param>
    /// <param name="first">The first place.</param>
    /// <param name="last">The last one.</param>
    public bool MayStand(int rule, PatternProgram program, long stretch, ReadOnlySpan<byte> text, int first, int last)
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

        ref var looked = ref _looked[rule];
        if (looked.Stretch != stretch || from < looked.From || from > looked.At)
        {
            looked = new Looked(stretch, from, from, false);
        }

        if (!looked.IsFound)
        {
            looked = step.Op == Opcode.Literal
                ? FindByte(program.Literals[step.X][0], text[..end], looked)
                : FindRun(program.SetWords.AsSpan(step.X * 4, 4), text[..end], length, looked);
        }

        return looked.IsFound && looked.At + length <= end;
    }

    private static Looked FindByte(byte value, ReadOnlySpan<byte> text, Looked looked)
    {
        if (looked.At >= text.Length)
        {
            return looked;
        }

        var at = text[looked.At..].IndexOf(value);
        return at < 0 ? looked with { At = text.Length } : looked with { At = looked.At + at, IsFound = true };
    }

    // Backwards from where a run that starts here would end: what breaks it is where the next may start.
    private static Looked FindRun(ReadOnlySpan<ulong> set, ReadOnlySpan<byte> text, int length, Looked looked)
    {
        var start = looked.At;
        while (start + length <= text.Length)
        {
            var at = start + length - 1;
            while (at >= start && ((set[text[at] >> 6] >> (text[at] & 63)) & 1) != 0)
            {
                at--;
            }

            if (at < start)
            {
                return looked with { At = start, IsFound = true };
            }

            start = at + 1;
        }

        return looked with { At = start };
    }

    /// <summary>In the text of that number no run starts in [From, At); at At one does, or, unless it was found, nothing is known.</summary>
    private readonly record struct Looked(long Stretch, int From, int At, bool IsFound);
}

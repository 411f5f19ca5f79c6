using LeakScan.Rules.Patterns;

namespace LeakScan.Detection.Patterns;

/// <summary>
/// The instructions at the start of a pattern that leave no choice: a literal, single characters, conditions, the first bytes of a run, and the byte behind which they end. Where a match can start at one
/// place only, most keywords are refused by them ("curl" within a longer name, a prefix in capitals, "EAA" in a source map) before anything is looked for farther away.
/// </summary>
internal static class PatternHead
{
    // Of a run: encoded numbers and short words are over by then.
    private const int MostOfRun = 8;

    /// <summary>Whether the head matches at a place; without it there is no match.</summary>
    public static bool Holds(PatternProgram program, ReadOnlySpan<byte> text, int at)
    {
        var code = program.Instructions;
        for (var pc = 0; pc < code.Length; pc++)
        {
            ref readonly var step = ref code[pc];
            switch (step.Op)
            {
                case Opcode.Set when at < text.Length && PatternMatcher.Contains(program.SetWords, step.X, text[at]):
                    at++;
                    break;
                case Opcode.Literal when text[at..].StartsWith(program.Literals[step.X]):
                    at += program.Literals[step.X].Length;
                    break;
                case Opcode.Assert when AssertionTester.Holds((PatternAssertion)step.Min, program.SetWords, step.X, text, at):
                case Opcode.SecretStart or Opcode.SecretEnd:
                    break;
                case Opcode.Greedy or Opcode.Lazy when step.Min > 0:
                    return BeginsRun(program.SetWords, step.X, text, at, Math.Min(step.Min, MostOfRun));
                case Opcode.Greedy or Opcode.Lazy or Opcode.Split or Opcode.Jump:
                    return at >= text.Length || PatternMatcher.Contains(program.FirstWords, pc, text[at]);
                default:
                    return step.Op == Opcode.Match;
            }
        }

        return true;
    }

    private static bool BeginsRun(ulong[] setWords, int set, ReadOnlySpan<byte> text, int at, int length)
    {
        var end = at + length;
        while (at < end && at < text.Length && PatternMatcher.Contains(setWords, set, text[at]))
        {
            at++;
        }

        return at == end;
    }
}

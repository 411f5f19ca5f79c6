using LeakScan.Rules.Patterns;

namespace LeakScan.Detection.Patterns;

/// <summary>
/// The instructions at the start of a pattern that leave no choice: a literal, single characters, conditions, and the first bytes of a run. Where a match can start at one
/// place only, most keywords are refused by them ("curl" within a longer name, a prefix in capitals, "EAA" in a source map) before anything is looked for farther away.
/// </summary>
internal static class PatternHead
{
    // Of a run: encoded numbers and short words are over by then.
    private const int MostOfRun = 8;

    /// <summary>Whether the head matches at a place; without it there is no match.</summary>
    public static bool Holds(PatternProgram program, ReadOnlySpan<byte> text, int at)
    {
        foreach (ref readonly var step in program.Instructions.AsSpan())
        {
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
                case Opcode.Greedy or Opcode.Lazy:
                    return BeginsRun(program.SetWords, step.X, text, at, Math.Min(step.Min, MostOfRun));
                default:
                    return step.Op is not (Opcode.Set or Opcode.Literal or Opcode.Assert);
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

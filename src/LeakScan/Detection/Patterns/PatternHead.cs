using LeakScan.Rules.Patterns;

namespace LeakScan.Detection.Patterns;

/// <summary>
/// The instructions at the start of a pattern that leave no choice: a literal, single characters, conditions. Where a match can start at one place only, most keywords
/// are refused by them ("curl" within a longer name, a prefix in capitals) before anything is looked for farther away.
/// </summary>
internal static class PatternHead
{
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
                case Opcode.Assert when PatternMatcher.Holds((PatternAssertion)step.Min, program.SetWords, step.X, text, at):
                case Opcode.SecretStart or Opcode.SecretEnd:
                    break;
                default:
                    return step.Op is not (Opcode.Set or Opcode.Literal or Opcode.Assert);
            }
        }

        return true;
    }
}

using System.Text;
using LeakScan.Rules;
using LeakScan.Rules.Patterns;
using LeakScan.Rules.Templates;

namespace LeakScan.Explaining;

/// <summary>
/// Texts made to hurt a rule: its keywords side by side, a keyword before a long run of a byte of each set that its pattern repeats, and its example cut short
/// and with its end broken.
/// </summary>
internal static class HostileTexts
{
    private const int RunLength = 2000;

    /// <summary>The texts for a rule with keywords.</summary>
    public static IEnumerable<HostileText> For(Rule rule, PatternProgram program) =>
        Units(rule, program).Select(unit => new HostileText(Encoding.Latin1.GetBytes(unit)));

    private static IEnumerable<string> Units(Rule rule, PatternProgram program)
    {
        yield return string.Join(' ', rule.Keywords) + ' ';
        var repeated = program.Instructions.Where(i => i.Op is Opcode.Greedy or Opcode.Lazy).Select(i => Typical(program.Sets[i.X]));
        foreach (var character in repeated.Prepend('a').Distinct())
        {
            yield return rule.Keywords[0] + new string(character, RunLength);
        }

        foreach (var example in rule.Examples.Take(1).Select(e => TemplateExpander.Expand(e, rule.Id)))
        {
            yield return example[..(example.Length * 3 / 4)];
            yield return example[..^1] + "\u007f ";
        }
    }

    /// <summary>A byte that stands in most of the sets in which any of the given one stands.</summary>
    private static char Typical(ByteSet set) => "a0A _-/".FirstOrDefault(c => set.Contains((byte)c), (char)set.First());
}

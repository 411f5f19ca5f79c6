using System.Text;
using LeakScan.Rules;
using LeakScan.Rules.Templates;

namespace LeakScan.Explaining;

/// <summary>
/// Texts made to hurt a rule: its keywords side by side, a keyword before long runs of one character, and its example cut short and with its end broken,
/// again and again.
/// </summary>
internal static class HostileTexts
{
    /// <summary>How many there are for a rule with an example.</summary>
    public const int Count = 4;

    private const int RunLength = 2000;

    /// <summary>The texts, each of <paramref name="length"/> bytes.</summary>
    public static IEnumerable<byte[]> For(Rule rule, int length)
    {
        foreach (var part in Parts(rule))
        {
            var bytes = Encoding.Latin1.GetBytes(part);
            var text = new byte[length];
            for (var i = 0; i < length; i++)
            {
                text[i] = bytes[i % bytes.Length];
            }

            yield return text;
        }
    }

    private static IEnumerable<string> Parts(Rule rule)
    {
        yield return string.Join(' ', rule.Keywords);
        yield return rule.Keywords[0] + new string('a', RunLength);
        foreach (var example in rule.Examples.Take(1).Select(e => TemplateExpander.Expand(e, rule.Id)))
        {
            yield return example[..(example.Length * 3 / 4)];
            yield return example[..^1] + "\u007f ";
        }
    }
}

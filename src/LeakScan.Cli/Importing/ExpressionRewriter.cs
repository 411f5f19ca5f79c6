using System.Text;
using System.Text.RegularExpressions;

namespace LeakScan.Cli.Importing;

/// <summary>
/// Turns a regular expression of Go (RE2, https://github.com/google/re2/wiki/Syntax) into the dialect of rule files, which has no capturing groups but the
/// one round the secret, no brace that is not a count, and bytes where Go has characters. What it leaves as it is, the dialect's own parser judges.
/// </summary>
internal static partial class ExpressionRewriter
{
    /// <param name="expression">The expression.</param>
    /// <param name="secretGroup">Which capturing group is the secret; 0 for the first, as gitleaks takes it.</param>
    /// <param name="groups">How many capturing groups there are.</param>
    public static string Rewrite(string expression, int secretGroup, out int groups)
    {
        var text = new StringBuilder();
        groups = 0;
        var isClass = false;

        // For each open group, the flags set inside it: they hold to its end, across alternatives, which the dialect writes as a group of its own in each.
        var flags = new Stack<string>();
        flags.Push("");
        for (var i = 0; i < expression.Length; i++)
        {
            var character = expression[i];
            var rest = expression.AsSpan(i);
            if (character == '\\' && i + 1 < expression.Length)
            {
                text.Append(Escape(expression[++i]));
            }
            else if (char.IsControl(character) && character < 128)
            {
                text.Append(Byte((byte)character));
            }
            else if (character >= 128 && !isClass && Rune.TryGetRuneAt(expression, i, out var rune))
            {
                // One character there, and what repeats it repeats all of it. In a class it stays, and is refused: there a byte alone would match.
                text.Append($"(?:{string.Concat(Encoding.UTF8.GetBytes(rune.ToString()).Select(Byte))})");
                i += rune.Utf16SequenceLength - 1;
            }
            else if (isClass)
            {
                var name = rest.StartsWith("[:") ? rest.IndexOf(":]") : -1;
                text.Append(name > 0 ? rest[..(name + 2)] : character == '[' ? @"\[" : rest[..1]);
                i += name > 0 ? name + 1 : 0;
                isClass = name > 0 || character != ']';
            }
            else if (character == '[')
            {
                isClass = true;
                var start = rest.StartsWith("[^]") || rest.StartsWith("[^[") && !rest.StartsWith("[^[:") ? 3 : rest.StartsWith("[]") || rest.StartsWith("[[") && !rest.StartsWith("[[:") ? 2 : 1;

                // The dialect wants a bracket in a class escaped.
                text.Append(start == 1 ? "[" : $"{rest[..(start - 1)]}\\{rest[start - 1]}");
                i += start - 1;
            }
            else if (character == '(' && GroupStart().Match(expression, i) is { Success: true } capture && capture.Index == i)
            {
                groups++;
                text.Append(groups == Math.Max(1, secretGroup) ? "(?<secret>" : "(?:");
                i += capture.Length - 1;
                flags.Push("");
            }
            else if (character == '(' && FlagsAlone().Match(expression, i) is { Success: true } set && flags.Count > 1)
            {
                var group = set.Value[..^1] + ":";
                text.Append(group);
                flags.Push(flags.Pop() + group);
                i += set.Length - 1;
            }
            else if (character == '(' && !FlagsAlone().IsMatch(expression, i))
            {
                text.Append(character);
                flags.Push("");
            }
            else if (character == '|')
            {
                text.Append(Closing(flags.Peek())).Append('|').Append(flags.Peek());
            }
            else if (character == ')' && flags.Count > 1)
            {
                text.Append(Closing(flags.Pop())).Append(')');
            }
            else if (character is '{' && !Count().IsMatch(expression[i..]))
            {
                text.Append("\\{");
            }
            else
            {
                text.Append(character);
            }
        }

        return text.ToString();
    }

    /// <summary>A text as an expression that matches it and nothing else.</summary>
    public static string Quote(string text) => string.Concat(text.Select(c => c < 128 && !char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-' or ' ' or '/') ? $"\\{c}" : $"{c}"));

    private static string Closing(string flags) => new(')', flags.Count(c => c == '('));

    private static string Byte(byte value) => $"\\x{value:X2}";

    private static string Escape(char character) => character switch
    {
        < ' ' => Byte((byte)character),
        'z' => "$",
        'A' => "^",
        _ => $"\\{character}",
    };

    // A group that captures: without a question mark, or with a name.
    [GeneratedRegex(@"\G\((?!\?)|\G\(\?P?<[A-Za-z_]\w*>", RegexOptions.CultureInvariant)]
    private static partial Regex GroupStart();

    // Flags for the rest of the group: (?i) and not (?i:…).
    [GeneratedRegex(@"\G\(\?[a-zA-Z-]+\)", RegexOptions.CultureInvariant)]
    private static partial Regex FlagsAlone();

    [GeneratedRegex(@"^\{\d+(,\d*)?\}", RegexOptions.CultureInvariant)]
    private static partial Regex Count();
}

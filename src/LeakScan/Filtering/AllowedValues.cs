using System.Text;
using LeakScan.Detection.Patterns;
using LeakScan.Rules;
using LeakScan.Rules.Patterns;

namespace LeakScan.Filtering;

/// <summary>The values that each rule of a pack allows. Belongs to one thread.</summary>
internal sealed class AllowedValues(IReadOnlyList<Rule> rules)
{
    private readonly PatternProgram[]?[] _patterns = new PatternProgram[rules.Count][];
    private readonly PatternMatcher _matcher = new();

    /// <summary>Whether a rule allows a secret.</summary>
    /// <param name="index">Index of the rule.</param>
    /// <param name="secret">The secret.</param>
    public bool Contain(int index, ReadOnlySpan<byte> secret)
    {
        var rule = rules[index];
        foreach (var value in rule.Allow.Values)
        {
            if (secret.Length == value.Length && Ascii.EqualsIgnoreCase(secret, value))
            {
                return true;
            }
        }

        foreach (var program in _patterns[index] ??= [.. rule.Allow.Patterns.Select(PatternCompiler.Compile)])
        {
            for (var start = 0; start <= secret.Length - program.MinLength; start++)
            {
                // Most patterns begin where the value does.
                if (PatternHead.Holds(program, secret, start) && _matcher.Match(program, secret, start, out _, out _, out _))
                {
                    return true;
                }
            }
        }

        return false;
    }
}

using System.Text;
using LeakScan.Findings;
using LeakScan.Rules;
using LeakScan.Rules.Templates;
using LeakScan.Sources;

namespace LeakScan.Cli.Proving;

/// <summary>
/// Holds rules to what they promise: each has examples and finds them, has negative examples and does not find them, and says where its format is documented
/// and which weakness it is. Never shows an example: it may be somebody's real token.
/// </summary>
internal sealed class RuleProver
{
    private const int LeastExamples = 2;

    private readonly RulePack _rules;
    private readonly Scanner _scanner;
    private readonly Scanner _withBuiltIn;

    public RuleProver(RulePack rules)
    {
        var options = new ScanOptions { Workers = 1, MinConfidence = Confidence.Low, InlineAllow = false };
        _rules = rules;
        _scanner = new Scanner(rules, options);
        _withBuiltIn = new Scanner(RulePack.BuiltIn.With(rules), options);
        PackChecker.Check(_withBuiltIn.Rules);
    }

    /// <summary>One sentence for each promise that is missing or not kept, in the order of the rules.</summary>
    public IEnumerable<string> Objections()
    {
        foreach (var rule in _rules.Rules.Where(r => r.Origin is not null))
        {
            if (rule.Examples.Count < LeastExamples)
            {
                yield return $"{Name(rule)} has fewer than {LeastExamples} examples; add texts in which it finds something";
            }

            if (rule.NegativeExamples.Count == 0)
            {
                yield return $"{Name(rule)} has no negative example; add a text in which it finds nothing";
            }

            foreach (var (number, _) in rule.Examples.Index().Where(e => !FindExample(_scanner, rule, e.Item).Contains(rule.Id) && !FindsAlone(rule, e.Item)))
            {
                yield return $"{Name(rule)} does not find its example {number + 1}";
            }

            foreach (var (number, _) in rule.NegativeExamples.Index().Where(e => FindExample(_scanner, rule, e.Item).Contains(rule.Id)))
            {
                yield return $"{Name(rule)} finds its negative example {number + 1}";
            }
        }
    }

    /// <summary>What could be better: rules without a reference or a CWE, and rules that stand in each other's way.</summary>
    public IEnumerable<string> Remarks()
    {
        foreach (var rule in _rules.Rules)
        {
            if (rule.References.Count == 0)
            {
                yield return $"{Name(rule)} has no reference; name a page that documents the format";
            }

            if (!rule.Tags.Any(t => t.StartsWith("CWE-", StringComparison.Ordinal)))
            {
                yield return $"{Name(rule)} has no CWE among its tags, such as CWE-798";
            }

            foreach (var (number, example) in rule.Examples.Index())
            {
                var found = FindExample(_withBuiltIn, rule, example);
                if (found.Count > 0 && !found.Contains(rule.Id))
                {
                    yield return $"{Name(rule)} is shadowed on its example {number + 1}: {string.Join(", ", found.Order(StringComparer.Ordinal))} is told instead";
                }
            }
        }

        foreach (var same in _withBuiltIn.Rules.Rules.Where(r => r.Pattern is not null).GroupBy(r => (r.Pattern, string.Join('\n', r.Keywords), string.Join('\n', r.Paths))))
        {
            if (same.Skip(1).Any() && same.Any(r => _rules.Rules.Any(own => own.Id == r.Id)))
            {
                yield return $"the rules {string.Join(" and ", same.Select(r => r.Id))} have the same pattern and keywords; one of them is never needed";
            }
        }
    }

    /// <summary>The rules that find something in a text which stands where a rule looks.</summary>
    public IReadOnlySet<string> Finders(Rule rule, string text) => Find(_scanner, rule, text);

    /// <summary>Whether it would find an example if no other rule stood in its way.</summary>
    private bool FindsAlone(Rule rule, string example)
    {
        var required = rule.Requires.Select(r => r.RuleId).Append(rule.Id).ToHashSet(StringComparer.Ordinal);
        var alone = new Scanner(RulePack.Compile(_rules.Rules.Where(r => required.Contains(r.Id))), _scanner.Options);
        return FindExample(alone, rule, example).Contains(rule.Id);
    }

    private static HashSet<string> FindExample(Scanner scanner, Rule rule, string template) => Find(scanner, rule, TemplateExpander.Expand(template, rule.Id));

    private static HashSet<string> Find(Scanner scanner, Rule rule, string text)
    {
        var bytes = (text.Contains('\0') ? Encoding.Latin1 : Encoding.UTF8).GetBytes(text);
        var findings = scanner.Scan("check", [new SingleTextSource(bytes, PathFor(rule))], null, CancellationToken.None).Findings;
        return [.. findings.SelectMany(IdsOf)];
    }

    private static IEnumerable<string> IdsOf(Finding finding) => finding.Parts.Select(p => p.Rule.Id).Append(finding.Rule.Id);

    /// <summary>The rule and where it stands.</summary>
    public static string Name(Rule rule) => rule.Origin is { } origin ? $"{origin}: rule {rule.Id}" : $"rule {rule.Id}";

    /// <summary>A path that the rule's first glob matches.</summary>
    private static string PathFor(Rule rule) => rule.Paths is [var glob, ..] ? glob.Replace("**/", "").Replace("*", "file") : "config.txt";
}

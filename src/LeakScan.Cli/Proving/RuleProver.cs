using LeakScan.Rules;
using LeakScan.Rules.Templates;

namespace LeakScan.Cli.Proving;

/// <summary>Holds rules to their own examples: what they must find, they find, and what they must not, they do not.</summary>
internal sealed class RuleProver
{
    private readonly RulePack _rules;
    private readonly Scanner _scanner;

    public RuleProver(RulePack rules)
    {
        _rules = rules;
        _scanner = new Scanner(rules, new ScanOptions { Workers = 1, MinConfidence = Confidence.Low, InlineAllow = false });
    }

    /// <summary>One sentence for each example that says otherwise, in the order of the rules. Never shows an example: it may be somebody's real token.</summary>
    public IEnumerable<string> Objections()
    {
        foreach (var rule in _rules.Rules)
        {
            foreach (var (number, _) in rule.Examples.Index().Where(e => !Finds(rule, e.Item)))
            {
                yield return $"rule {rule.Id} does not find its example {number + 1}";
            }

            foreach (var (number, _) in rule.NegativeExamples.Index().Where(e => Finds(rule, e.Item)))
            {
                yield return $"rule {rule.Id} finds its negative example {number + 1}";
            }
        }
    }

    /// <summary>The rules that find something in a text which stands where a rule looks.</summary>
    public IEnumerable<string> Finders(Rule rule, string text)
    {
        var example = new ExampleSource(PathFor(rule), text);
        return _scanner.Scan("scan", [example], null, CancellationToken.None).Findings.Select(f => f.Rule.Id);
    }

    private bool Finds(Rule rule, string template) => Finders(rule, TemplateExpander.Expand(template, rule.Id)).Contains(rule.Id);

    /// <summary>A path that the rule's first glob matches.</summary>
    private static string PathFor(Rule rule) => rule.Paths is [var glob, ..] ? glob.Replace("**/", "").Replace("*", "example") : "config.txt";
}

using System.Text;
using LeakScan.Filtering;
using LeakScan.Findings;
using LeakScan.Reporting;
using LeakScan.Rules;
using LeakScan.Rules.Templates;

namespace LeakScan.Cli.Proving;

/// <summary>
/// Holds rules to what they promise: each has examples and finds them, has negative examples and does not find them, and says where its format is documented
/// and which weakness it is. Never shows an example: it may be somebody's real token.
/// </summary>
internal sealed class RuleProver : IDisposable
{
    private const int LeastExamples = 2;

    private readonly RulePack _rules;
    private readonly ScanOptions _options = new() { Workers = 1, MinConfidence = Confidence.Low, InlineAllow = false };
    private readonly ThreadLocal<TextScanner> _scanner;
    private readonly ThreadLocal<TextScanner> _withBuiltIn;
    private readonly RulePack _all;
    private readonly Dictionary<string, Rule> _own;

    public RuleProver(RulePack rules)
    {
        _rules = rules;
        _own = rules.Rules.ToDictionary(r => r.Id, StringComparer.Ordinal);
        _all = RulePack.BuiltIn.With(rules);
        PackChecker.Check(_all);
        var (own, all) = (new Scanner(_rules, _options), new Scanner(_all, _options));
        _scanner = new ThreadLocal<TextScanner>(own.CreateTextScanner);
        _withBuiltIn = new ThreadLocal<TextScanner>(all.CreateTextScanner);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _scanner.Dispose();
        _withBuiltIn.Dispose();
    }

    /// <summary>One sentence for each promise that is missing or not kept, in the order of the rules.</summary>
    public IEnumerable<string> Objections() => _rules.Rules.Where(r => r.Origin is not null).AsParallel().AsOrdered().SelectMany(Objections);

    /// <summary>What could be better: rules without a reference or a CWE, and rules that stand in each other's way.</summary>
    public IEnumerable<string> Remarks() => _rules.Rules.AsParallel().AsOrdered().SelectMany(Remarks).AsEnumerable().Concat(Replacements()).Concat(Doubles()).Concat(Unproved());

    private IEnumerable<string> Objections(Rule rule)
    {
        if (!IsImported(rule) && rule.Examples.Count < LeastExamples)
        {
            yield return $"{Name(rule)} has fewer than {LeastExamples} examples; add texts in which it finds something";
        }

        if (!IsImported(rule) && rule.NegativeExamples.Count == 0)
        {
            yield return $"{Name(rule)} has no negative example; add a text in which it finds nothing";
        }

        // By itself first: what all rules do with a text takes the longer the more there are.
        var alone = Alone(rule);
        var scanner = DependsOnOthers(rule) ? _withBuiltIn.Value! : _scanner.Value!;
        foreach (var (number, _) in rule.Examples.Index().Where(e => !Finds(alone, rule, e.Item) && !Finds(scanner, rule, e.Item)))
        {
            yield return $"{Name(rule)} does not find its example {number + 1}";
        }

        foreach (var (number, _) in rule.NegativeExamples.Index().Where(e => Tells(scanner, rule, e.Item)))
        {
            yield return $"{Name(rule)} finds its negative example {number + 1}";
        }
    }

    private IEnumerable<string> Remarks(Rule rule)
    {
        if (!IsImported(rule) && rule.References.Count == 0)
        {
            yield return $"{Name(rule)} has no reference; name a page that documents the format";
        }

        if (!IsImported(rule) && !rule.Tags.Any(t => t.StartsWith("CWE-", StringComparison.Ordinal)))
        {
            yield return $"{Name(rule)} has no CWE among its tags, such as CWE-798";
        }

        foreach (var (number, example) in rule.Examples.Index())
        {
            var found = FindExample(_withBuiltIn.Value!, rule, example);
            if (found.Count > 0 && !found.Contains(rule.Id))
            {
                yield return $"{Name(rule)} is shadowed on its example {number + 1}: {string.Join(", ", found.Order(StringComparer.Ordinal))} is told instead";
            }
        }
    }

    /// <summary>Rules of files that stand in for built-in ones; a copy of one replaces nothing.</summary>
    private IEnumerable<string> Replacements() => _rules.Rules.Where(r => r.Origin is not null)
        .Join(RulePack.BuiltIn.Rules, own => own.Id, builtIn => builtIn.Id, (own, builtIn) => (Own: own, BuiltIn: builtIn), StringComparer.Ordinal)
        .Where(pair => Form(pair.Own) != Form(pair.BuiltIn))
        .Select(pair => $"{Name(pair.Own)} replaces the built-in rule of that id");

    private static (string? Pattern, string Keywords, string Paths) Form(Rule rule) => (rule.Pattern, string.Join('\n', rule.Keywords), string.Join('\n', rule.Paths));

    private IEnumerable<string> Doubles()
    {
        return _all.Rules.Where(r => r.Pattern is not null).GroupBy(Form)
            .Where(same => same.Skip(1).Any() && same.Any(r => _own.ContainsKey(r.Id)))
            .Select(same => $"the rules {string.Join(" and ", same.Select(r => r.Id))} have the same pattern and keywords; one of them is never needed");
    }

    private IEnumerable<string> Unproved() => _rules.Rules.Where(r => IsImported(r) && (r.Examples.Count == 0 || r.NegativeExamples.Count == 0))
        .GroupBy(r => r.Origin!.File, StringComparer.Ordinal)
        .Select(file => $"{file.Key}: {Wording.Count(file.Count(), "imported rule lacks", "imported rules lack")} examples, so nothing shows that they find what they should; without the field 'imported' examples are asked for");

    /// <summary>Whether a rule comes from a scanner whose rules have no examples: it is valid without, and is not proved.</summary>
    private static bool IsImported(Rule rule) => rule.Origin is { IsImported: true };

    /// <summary>The rules that find something in a text which stands where a rule looks.</summary>
    public IReadOnlySet<string> Finders(Rule rule, string text) => Find(_scanner.Value!, rule, text);

    /// <summary>Looks only for a rule and for those that it requires, so that no other stands in its way.</summary>
    private TextScanner Alone(Rule rule)
    {
        var needed = rule.Requires.Select(r => _own.GetValueOrDefault(r.RuleId)).OfType<Rule>().Append(rule);
        return new Scanner(RulePack.Compile(needed.Distinct()), _options).CreateTextScanner();
    }

    /// <summary>Whether a rule tells a file for what other rules find in it.</summary>
    private static bool DependsOnOthers(Rule rule) => rule is { Detector: DetectorKind.File, Pattern: null };

    private static bool Finds(TextScanner scanner, Rule rule, string template) => FindExample(scanner, rule, template).Contains(rule.Id);

    /// <summary>Whether a rule takes a text for a credential; that something with the mark of its issuer, or behind its name, only stands for one may be said.</summary>
    private static bool Tells(TextScanner scanner, Rule rule, string template) =>
        Scan(scanner, rule, TemplateExpander.Expand(template, rule.Id)).Where(f => !f.Notes.Any(MatchJudge.IsOfStandIn)).SelectMany(IdsOf).Contains(rule.Id);

    private static HashSet<string> FindExample(TextScanner scanner, Rule rule, string template) => Find(scanner, rule, TemplateExpander.Expand(template, rule.Id));

    private static HashSet<string> Find(TextScanner scanner, Rule rule, string text) => [.. Scan(scanner, rule, text).SelectMany(IdsOf)];

    private static IEnumerable<Finding> Scan(TextScanner scanner, Rule rule, string text) =>
        scanner.Scan((text.Contains('\0') ? Encoding.Latin1 : Encoding.UTF8).GetBytes(text), PathFor(rule));

    private static IEnumerable<string> IdsOf(Finding finding) => finding.Parts.Select(p => p.Rule.Id).Append(finding.Rule.Id);

    /// <summary>The rule and where it stands.</summary>
    public static string Name(Rule rule) => rule.Origin is { } origin ? $"{origin}: rule {rule.Id}" : $"rule {rule.Id}";

    /// <summary>A path that the rule's first glob matches.</summary>
    private static string PathFor(Rule rule) => rule.Paths is [var glob, ..] ? glob.Replace("**/", "").Replace("*", "file") : "config.txt";
}

using System.Globalization;
using System.Text;
using LeakScan.Rules;
using Microsoft.CodeAnalysis.Sarif;

namespace LeakScan.Reporting.Sarif;

/// <summary>Describes the rules that have results, with what code scanning shows and sorts by: help with rotation steps, severity, precision and CWE.</summary>
internal sealed class SarifRules
{
    // Code scanning keeps ten.
    private const int MaxTags = 10;

    private readonly Dictionary<string, int> _indexes = new(StringComparer.Ordinal);

    public SarifRules(IEnumerable<Rule> used, SarifTaxonomy taxonomy)
    {
        foreach (var rule in used.DistinctBy(r => r.Id).OrderBy(r => r.Id, StringComparer.Ordinal))
        {
            _indexes.Add(rule.Id, Descriptors.Count);
            Descriptors.Add(Describe(rule, taxonomy));
        }
    }

    public IList<ReportingDescriptor> Descriptors { get; } = [];

    public int IndexOf(Rule rule) => _indexes[rule.Id];

    /// <summary>An id as the name SARIF asks for: forge-access-token becomes ForgeAccessToken.</summary>
    public static string Identifier(string id) =>
        string.Concat(id.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(p => char.ToUpper(p[0], CultureInfo.InvariantCulture) + p[1..]));

    private static ReportingDescriptor Describe(Rule rule, SarifTaxonomy taxonomy)
    {
        var descriptor = new ReportingDescriptor
        {
            Id = rule.Id,
            Name = Identifier(rule.Id),
            ShortDescription = new MultiformatMessageString { Text = $"{rule.Name}." },
            FullDescription = new MultiformatMessageString { Text = rule.Description },
            HelpUri = Link(rule),
            Help = new MultiformatMessageString { Text = HelpText(rule), Markdown = HelpMarkdown(rule) },
            DefaultConfiguration = new ReportingConfiguration { Level = SarifResults.Level(rule.Severity) },
            Relationships = taxonomy.RelationshipsOf(rule),
        };
        descriptor.SetProperty("precision", Precision(rule.Confidence));
        descriptor.SetProperty("problem.severity", rule.Severity >= Severity.High ? "error" : rule.Severity == Severity.Medium ? "warning" : "recommendation");
        descriptor.SetProperty("security-severity", Score(rule.Severity));
        foreach (var tag in Tags(rule))
        {
            descriptor.Tags.Add(tag);
        }

        return descriptor;
    }

    private static IEnumerable<string> Tags(Rule rule)
    {
        var cwes = rule.Tags.Where(SarifTaxonomy.IsCwe).Select(t => "external/cwe/" + t.ToLowerInvariant());
        return ((string[])["security", "secret", .. cwes, .. rule.Tags.Where(t => !SarifTaxonomy.IsCwe(t))]).Distinct(StringComparer.Ordinal).Take(MaxTags);
    }

    // GitHub's bands: over 9 critical, 7 to 8.9 high, 4 to 6.9 medium, below low.
    private static string Score(Severity severity) => severity switch
    {
        Severity.Critical => "9.5",
        Severity.High => "8.0",
        Severity.Medium => "5.5",
        Severity.Low => "3.0",
        _ => "0.5",
    };

    private static string Precision(Confidence confidence) => confidence switch
    {
        Confidence.High => "very-high",
        Confidence.Medium => "high",
        _ => "low",
    };

    // The page on which the credential is revoked; else one that explains it; else the weakness.
    private static Uri? Link(Rule rule)
    {
        if (Uri.TryCreate(rule.Rotate.Url ?? (rule.References.Count > 0 ? rule.References[0] : null), UriKind.Absolute, out var link))
        {
            return link;
        }

        return rule.Tags.FirstOrDefault(SarifTaxonomy.IsCwe) is { } cwe ? SarifTaxonomy.PageOf(cwe) : null;
    }

    private static string HelpText(Rule rule)
    {
        var text = new StringBuilder($"{rule.Description}\n\nRotate: {rule.Rotate.Text}");
        text.Append(rule.Rotate.Url is { } url ? $" {url}" : "");
        text.Append("\nA credential that was committed stays in the history: removing the line does not revoke it.");
        text.Append($"\nTo take it out of the history: {RemovalAdvice.Summary} {RemovalAdvice.Page}");
        text.AppendJoin("", rule.References.Select(r => $"\nSee {r}"));
        return text.ToString();
    }

    private static string HelpMarkdown(Rule rule)
    {
        var text = new StringBuilder($"{rule.Description}\n\n## Rotate\n\n1. {rule.Rotate.Text}");
        text.Append(rule.Rotate.Url is { } url ? $" <{url}>" : "");
        text.Append("\n2. Look in the provider's logs for use by others.\n3. Remove it from the code. ");
        text.Append("A credential that was committed stays in the history: removing the line does not revoke it.\n");
        text.Append($"4. Take it out of the history: {RemovalAdvice.Summary} <{RemovalAdvice.Page}>\n");
        if (rule.References.Count > 0)
        {
            text.Append("\n## References\n\n").AppendJoin("\n", rule.References.Select(r => $"- <{r}>")).Append('\n');
        }

        return text.ToString();
    }
}

using LeakScan.Rules;
using Microsoft.CodeAnalysis.Sarif;

namespace LeakScan.Reporting.Sarif;

/// <summary>The weaknesses of the Common Weakness Enumeration (https://cwe.mitre.org) that the rules of a run name in their tags.</summary>
internal sealed class SarifTaxonomy
{
    private const string Name = "CWE";

    // Names as MITRE gives them, of those that rules are likely to name; others are shown by their id.
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["CWE-200"] = "Exposure of Sensitive Information to an Unauthorized Actor",
        ["CWE-256"] = "Plaintext Storage of a Password",
        ["CWE-259"] = "Use of Hard-coded Password",
        ["CWE-260"] = "Password in Configuration File",
        ["CWE-312"] = "Cleartext Storage of Sensitive Information",
        ["CWE-321"] = "Use of Hard-coded Cryptographic Key",
        ["CWE-522"] = "Insufficiently Protected Credentials",
        ["CWE-540"] = "Inclusion of Sensitive Information in Source Code",
        ["CWE-547"] = "Use of Hard-coded, Security-relevant Constants",
        ["CWE-615"] = "Inclusion of Sensitive Information in Source Code Comments",
        ["CWE-798"] = "Use of Hard-coded Credentials",
    };

    private readonly List<string> _ids;

    public SarifTaxonomy(IEnumerable<string> tags) =>
        _ids = [.. tags.Where(IsCwe).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    public IList<ToolComponent>? Components => _ids.Count == 0 ? null :
    [
        new ToolComponent
        {
            Name = Name,
            Organization = "MITRE",
            ShortDescription = new MultiformatMessageString { Text = "The MITRE Common Weakness Enumeration." },
            InformationUri = new Uri("https://cwe.mitre.org/"),
            Version = "4.15",
            IsComprehensive = false,
            Taxa = [.. _ids.Select(Taxon)],
        },
    ];

    public IList<ToolComponentReference>? References => _ids.Count == 0 ? null : [new ToolComponentReference { Name = Name, Index = 0 }];

    public static bool IsCwe(string tag) => tag.StartsWith("CWE-", StringComparison.Ordinal);

    public IList<ReportingDescriptorRelationship>? RelationshipsOf(Rule rule)
    {
        var ids = rule.Tags.Where(IsCwe).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        return ids.Count == 0 ? null :
        [
            .. ids.Select(id => new ReportingDescriptorRelationship
            {
                Target = new ReportingDescriptorReference { Id = id, Index = _ids.IndexOf(id), ToolComponent = new ToolComponentReference { Name = Name, Index = 0 } },
                Kinds = ["superset"],
            }),
        ];
    }

    /// <summary>MITRE's page on a weakness.</summary>
    public static Uri PageOf(string id) => new($"https://cwe.mitre.org/data/definitions/{id["CWE-".Length..]}.html");

    private static ReportingDescriptor Taxon(string id) => new()
    {
        Id = id,
        ShortDescription = Names.TryGetValue(id, out var name) ? new MultiformatMessageString { Text = $"{name}." } : null,
        HelpUri = PageOf(id),
    };
}

using System.CommandLine;
using System.Text;
using LeakScan.Cli.Help;
using LeakScan.Cli.Options;
using LeakScan.Cli.Output;
using LeakScan.Reporting;
using LeakScan.Rules;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan rules show</c>: everything about one rule.</summary>
internal sealed class RulesShowCommand : Command, ICommandExamples
{
    private readonly Argument<string> _id = new("ID") { Description = "The rule's id, as 'leakscan rules list' and every report show it." };
    private readonly RulesOption _rules = new();

    public RulesShowCommand()
        : base("show", "Show what a rule finds, how it is found and how such a credential is revoked.")
    {
        Add(_id);
        Add(_rules);
        SetAction(Run);
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples => [("leakscan rules show github-pat-classic", "one rule")];

    private int Run(ParseResult parse)
    {
        var id = parse.GetRequiredValue(_id);
        var rules = RuleLoader.Load(parse.GetValue(_rules) ?? []).Rules;
        var rule = rules.FirstOrDefault(r => r.Id == id)
            ?? throw new UsageException($"there is no rule '{id}'{NearestName.Suggest(id, rules.Select(r => r.Id))}; 'leakscan rules list' shows all");
        ReportWriter.WriteToStandardOutput(output => output.Write(Encoding.UTF8.GetBytes(Describe(rule))));
        return ExitCode.Clean;
    }

    private static string Describe(Rule rule)
    {
        var text = new StringBuilder();
        text.Append($"{rule.Id}: {rule.Name}\n{rule.Description}\n\n");
        Add("provider", rule.Provider);
        Add("severity", Wording.Id(rule.Severity));
        Add("confidence", Wording.Id(rule.Confidence));
        Add("keywords", string.Join(", ", rule.Keywords));
        Add("pattern", rule.Pattern);
        Add("detector", rule.Detector switch
        {
            DetectorKind.Assignment => "assignment: a key name and a literal value",
            DetectorKind.UrlCredential => "url-credential: user name and password in a URL",
            DetectorKind.Manifest => "manifest: the entries of a Kubernetes Secret",
            _ => null,
        });
        Add("distance", rule.Distance > 0 ? $"{rule.Distance} bytes from a keyword" : null);
        Add("entropy", rule.Entropy > 0 ? $"at least {rule.Entropy} bits per byte" : null);
        Add("randomness", rule.Randomness > 0 ? $"at least {rule.Randomness}" : null);
        Add("checksum", rule.Checksum);
        Add("requires", string.Join(", ", rule.Requires.Select(r => $"{r.RuleId} within {r.WithinLines} lines{(r.Optional ? " (optional)" : "")}")));
        Add("only in", string.Join(", ", rule.Paths));
        Add("not in", string.Join(", ", rule.Allow.Paths));
        Add("tags", string.Join(", ", rule.Tags));
        Add("revoke", rule.Rotate.Text);
        Add("", rule.Rotate.Url);
        foreach (var reference in rule.References)
        {
            Add("see", reference);
        }

        return text.ToString();

        void Add(string label, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                text.Append($"{label,-12}{value}\n");
            }
        }
    }
}

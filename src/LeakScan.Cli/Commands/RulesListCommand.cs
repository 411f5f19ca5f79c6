using System.CommandLine;
using System.Text;
using LeakScan.Cli.Options;
using LeakScan.Cli.Output;
using LeakScan.Reporting;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan rules list</c>: one line for each rule.</summary>
internal sealed class RulesListCommand : Command, ICommandExamples
{
    private readonly RulesOption _rules = new();

    public RulesListCommand()
        : base("list", "List all rules, one a line: id, severity, confidence, name; separated by tabs.")
    {
        Add(_rules);
        SetAction(Run);
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples =>
    [
        ("leakscan rules list", "the built-in rules"),
        ("leakscan rules list --rules our-rules.yml | grep ^our-", "with rules of one's own"),
    ];

    private int Run(ParseResult parse)
    {
        var lines = new StringBuilder();
        foreach (var rule in RuleLoader.Load(parse.GetValue(_rules) ?? []).Rules)
        {
            lines.Append($"{rule.Id}\t{Wording.Id(rule.Severity)}\t{Wording.Id(rule.Confidence)}\t{rule.Name}\n");
        }

        ReportWriter.WriteToStandardOutput(output => output.Write(Encoding.UTF8.GetBytes(lines.ToString())));
        return ExitCode.Clean;
    }
}

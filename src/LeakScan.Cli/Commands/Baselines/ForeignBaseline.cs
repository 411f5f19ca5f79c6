using System.CommandLine;
using LeakScan.Cli.Importing;
using LeakScan.Cli.Output;
using LeakScan.Findings;
using LeakScan.Reporting;

namespace LeakScan.Cli.Commands.Baselines;

/// <summary>
/// The option to accept only what other scanners' files accept. These know secrets by hashes or places of their own, so the secrets have to be found here
/// too before they can be written down.
/// </summary>
internal sealed class ForeignBaseline : Option<string[]>
{
    public ForeignBaseline()
        : base("--from")
    {
        HelpName = "FILE";
        Description = "Accept only what another scanner's file accepts: a .gitleaksignore, a gitleaks report in JSON, or a .secrets.baseline of detect-secrets. Repeatable.";
    }

    /// <summary>Reads the files; null when none is named.</summary>
    /// <exception cref="UsageException">One cannot be read.</exception>
    public IReadOnlyList<ForeignEntry>? Read(ParseResult parse) =>
        parse.GetValue(this) is { Length: > 0 } files ? [.. files.SelectMany(ForeignBaselineReader.Read)] : null;

    /// <summary>The findings that the files accept, and a word on the rest.</summary>
    public static IReadOnlyList<Finding> Choose(IReadOnlyList<Finding> findings, IReadOnlyList<ForeignEntry>? entries, MessageWriter messages)
    {
        if (entries is null)
        {
            return findings;
        }

        var accepted = findings.Where(f => entries.Any(e => e.Accepts(f))).ToList();
        var unused = entries.Where(e => !findings.Any(e.Accepts)).ToList();
        messages.Note($"{entries.Count - unused.Count} of {Wording.Count(entries.Count, "entry", "entries")} taken over; {Wording.Count(findings.Count - accepted.Count, "finding")} that they do not accept");
        if (unused.Count > 0)
        {
            messages.Note($"{Wording.Count(unused.Count, "entry accepts", "entries accept")} nothing that is found here{(messages.ShowsDetails ? ":" : "; -v lists them")}");
        }

        foreach (var entry in unused)
        {
            messages.Detail("  " + entry.Name);
        }

        return accepted;
    }
}

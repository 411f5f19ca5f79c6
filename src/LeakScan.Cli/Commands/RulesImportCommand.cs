using System.CommandLine;
using System.Text;
using LeakScan.Cli.Importing;
using LeakScan.Cli.Output;
using LeakScan.Git;
using LeakScan.Reporting;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan rules import</c>: another scanner's rules as a rule file.</summary>
internal sealed class RulesImportCommand : Command, ICommandExamples
{
    private const string What = "the rules";

    private readonly Argument<string> _file = new("FILE") { Description = "A configuration of gitleaks or betterleaks: .gitleaks.toml." };

    private readonly Option<string?> _output = new("--output", "-o")
    {
        HelpName = "FILE",
        Description = "Write the rule file there instead of to standard output. Never overwrites one.",
    };

    public RulesImportCommand()
        : base("import", "Turn the rules of gitleaks into a rule file, or an allowlist alone into a configuration, and list what could not be carried over, and why.")
    {
        Add(_file);
        Add(_output);
        SetAction(Run);
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples =>
    [
        ("leakscan rules import .gitleaks.toml -o our-rules.yml", "rules of one's own"),
        ("leakscan scan --rules our-rules.yml", "then: with them, beside the built-in ones"),
    ];

    private int Run(ParseResult parse)
    {
        var file = parse.GetRequiredValue(_file);
        var output = parse.GetValue(_output);
        if (output is not null)
        {
            AtomicFile.Check(output, What);
            if (File.Exists(output))
            {
                throw new UsageException($"'{output}' exists already; give the name of a new file");
            }
        }

        var imported = Import(file);
        var yaml = Encoding.UTF8.GetBytes(imported.Yaml);
        if (output is null)
        {
            ReportWriter.WriteToStandardOutput(stream => stream.Write(yaml));
        }
        else
        {
            AtomicFile.Write(output, stream => stream.Write(yaml), What);
        }

        foreach (var note in imported.Notes)
        {
            MessageWriter.Write(note);
        }

        MessageWriter.Write(imported.Total > 0
            ? $"{imported.Carried} of {Wording.Count(imported.Total, "rule")} carried over, {Wording.Count(imported.Notes.Count, "note")}"
            : $"'{file}' has no rules; its allowlist is a configuration now, to be used as .leakscan.yml or with --config, {Wording.Count(imported.Notes.Count, "note")}");
        return ExitCode.Clean;
    }

    private static ImportedRules Import(string file)
    {
        string text;
        try
        {
            text = RegularFile.ReadAllText(file);
        }
        catch (Exception e) when (Reasons.AreKnownFor(e))
        {
            throw new UsageException($"cannot read '{file}': {Reasons.Of(e)}", e);
        }

        try
        {
            var imported = GitleaksImporter.Import(Path.GetFileName(file), text);
            return imported.Carried > 0 || (imported.Total == 0 && imported.Yaml.Length > 0) ? imported : throw new UsageException(
                imported.Total == 0 ? $"'{file}' holds no [[rules]] and no allowlist that can be carried over; is it a configuration of gitleaks?" : $"none of the rules of '{file}' can be carried over: {string.Join("; ", imported.Notes)}");
        }
        catch (TomlException e)
        {
            throw new UsageException($"{file}:{e.Line}: not TOML that can be read: {e.Message}", e);
        }
    }
}

using System.CommandLine;
using System.Globalization;
using System.Text;
using LeakScan.Cli.Options;
using LeakScan.Cli.Output;
using LeakScan.Explaining;
using LeakScan.Git;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan explain</c>: why something is a finding, or is none.</summary>
internal sealed class ExplainCommand : Command, ICommandExamples
{
    private readonly Argument<string> _target = new("TEXT|FILE:LINE|-")
    {
        Description = "A text; a line of a file, or a whole file; - is standard input, which other users of the machine do not see.",
    };

    private readonly Option<string?> _format = new("--format", "-f") { HelpName = "FORMAT", Description = "text or json. Default: text." };

    private readonly Option<string?> _path = new("--path")
    {
        HelpName = "PATH",
        Description = "Explain the text as if it stood in a file of this path: what kind of file it is decides over much.",
    };

    private readonly RulesOption _rules = new();

    public ExplainCommand()
        : base("explain", "Explain which rules looked at a text, what each filter and verifier said, and why the outcome. Secrets are redacted.")
    {
        Add(_target);
        Add(_format);
        Add(_path);
        Add(_rules);
        SetAction(Run);
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples =>
    [
        ("leakscan explain src/config.js:17", "a line of a file, with the lines around it"),
        ("leakscan explain - --path deploy/prod.yml < line.txt", "a text, as if it stood in that file"),
        ("leakscan explain 'password = \"changeme\"' -f json", "for a program"),
    ];

    private int Run(ParseResult parse)
    {
        var format = parse.GetValue(_format) ?? "text";
        if (format is not ("text" or "json"))
        {
            throw new UsageException($"'{format}' is not a format of an explanation; use text or json");
        }

        var (text, path, line) = Read(parse.GetRequiredValue(_target));
        var explanation = new Explainer(RuleLoader.Load(parse.GetValue(_rules) ?? [])).Explain(text, parse.GetValue(_path) ?? path, line);
        ReportWriter.WriteToStandardOutput(output =>
        {
            if (format == "json")
            {
                ExplanationJson.Write(explanation, output);
            }
            else
            {
                ExplanationText.Write(explanation, output);
            }
        });
        return ExitCode.Clean;
    }

    private static (byte[] Text, string? Path, int Line) Read(string target)
    {
        if (target == "-")
        {
            using var input = InputOpener.Open();
            using var text = new MemoryStream();
            input.CopyTo(text);
            return (text.ToArray(), null, 0);
        }

        var (file, line) = Split(target);
        if (Directory.Exists(file))
        {
            throw new UsageException($"'{file}' is a folder; name a file in it");
        }

        if (!File.Exists(file))
        {
            if (line is not null && !file.Contains(' '))
            {
                MessageWriter.Write("note: there is no such file; the argument is explained as a text");
            }

            return (Encoding.UTF8.GetBytes(target), null, 0);
        }

        try
        {
            var text = RegularFile.ReadAllBytes(file);
            var lines = text.AsSpan().Count((byte)'\n') + (text is [.., not (byte)'\n'] ? 1 : 0);
            return line is null || (line > 0 && line <= lines)
                ? (text, file.Replace('\\', '/'), line ?? 0)
                : throw new UsageException($"'{file}' has {lines} {(lines == 1 ? "line" : "lines")}; there is no line {line}");
        }
        catch (Exception e) when (Reasons.AreKnownFor(e))
        {
            throw new UsageException($"cannot read '{file}': {Reasons.Of(e)}", e);
        }
    }

    /// <summary>A file and a line of it; a column may follow, as reports write places.</summary>
    private static (string File, int? Line) Split(string target)
    {
        if (Before(target) is not { } place)
        {
            return (target, null);
        }

        return !File.Exists(place.File) && Before(place.File) is { } shorter && File.Exists(shorter.File) ? shorter : place;
    }

    private static (string File, int? Line)? Before(string target)
    {
        var colon = target.LastIndexOf(':');
        return colon > 0 && int.TryParse(target.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (target[..colon], number) : null;
    }
}

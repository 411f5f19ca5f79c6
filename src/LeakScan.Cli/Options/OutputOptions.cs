using System.CommandLine;
using LeakScan.Cli.Output;
using LeakScan.Reporting;

namespace LeakScan.Cli.Options;

/// <summary>The options that say which reports are written, and how.</summary>
internal sealed class OutputOptions
{
    private readonly Option<string?> _format = new("--format", "-f")
    {
        HelpName = "FORMAT",
        Description = $"Format of the report on standard output: {string.Join(", ", Reporters.Formats)}. Default: text.",
    };

    private readonly Option<string[]> _output = new("--output", "-o")
    {
        HelpName = "FILE|FORMAT=FILE",
        Description = "FILE: write the report there instead of to standard output. FORMAT=FILE: write one more report. Repeatable.",
    };

    private readonly Option<bool> _noRedact = new("--no-redact") { Description = "Show secrets in plain text. Keep such a report as safe as the secrets." };

    private readonly Option<string?> _color = new("--color")
    {
        HelpName = "WHEN",
        Description = "Colour the text report: auto (on a terminal, unless NO_COLOR is set), always, never. Default: auto.",
    };

    public void AddTo(Command command)
    {
        _format.CompletionSources.Add([.. Reporters.Formats]);
        _color.CompletionSources.Add("auto", "always", "never");
        foreach (var option in (Option[])[_format, _output, _noRedact, _color])
        {
            command.Add(option);
        }
    }

    /// <summary>Adds what the user asked for to the settings.</summary>
    /// <exception cref="UsageException">A value is not valid.</exception>
    public CommonSettings Read(ParseResult parse, CommonSettings settings) => settings with
    {
        Targets = OutputTargets.Parse(parse.GetValue(_format), parse.GetValue(_output) ?? []),
        Color = OptionValues.Choose<ColorMode>(_color.Name, parse.GetValue(_color)) ?? ColorMode.Auto,
        Scan = settings.Scan with { Plaintext = parse.GetValue(_noRedact) },
    };
}

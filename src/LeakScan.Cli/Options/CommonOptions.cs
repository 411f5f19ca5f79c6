using System.CommandLine;
using LeakScan.Cli.Help;
using LeakScan.Cli.Output;
using LeakScan.Reporting;
using LeakScan.Rules;

namespace LeakScan.Cli.Options;

/// <summary>The options of every command that scans, declared and read in one place.</summary>
internal sealed class CommonOptions
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

    private readonly RulesOption _rules = new();

    private readonly Option<string?> _minConfidence = new("--min-confidence")
    {
        HelpName = "LEVEL",
        Description = "Report only findings that are at least this sure: low, medium, high. Default: medium.",
    };

    private readonly Option<bool> _noRedact = new("--no-redact") { Description = "Show secrets in plain text. Keep such a report as safe as the secrets." };

    private readonly Option<bool> _noInlineAllow = new("--no-inline-allow")
    {
        Description = "Report also what a comment such as leakscan:allow allows.",
    };

    private readonly Option<string?> _threads = new("--threads")
    {
        HelpName = "N",
        Description = "How many threads read and scan. Default: one for each processor.",
    };

    private readonly Option<bool> _noProgress = new("--no-progress") { Description = "Show no progress, also on a terminal." };

    private readonly Option<string?> _color = new("--color")
    {
        HelpName = "WHEN",
        Description = "Colour the text report: auto (on a terminal, unless NO_COLOR is set), always, never. Default: auto.",
    };

    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Say nothing on standard error but errors." };

    private readonly Option<bool> _verbose = new("--verbose", "-v")
    {
        Description = "Say what was used and how long it took; list allowed findings and everything that was not read.",
    };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])
            [_format, _output, _rules, _minConfidence, _noRedact, _noInlineAllow, _threads, _noProgress, _color, _quiet, _verbose])
        {
            command.Add(option);
        }
    }

    /// <summary>What the user asked for.</summary>
    /// <exception cref="UsageException">A value is not valid.</exception>
    public CommonSettings Read(ParseResult parse)
    {
        if (parse.GetValue(_quiet) && parse.GetValue(_verbose))
        {
            throw new UsageException("--quiet and --verbose contradict each other; give one of them");
        }

        return new CommonSettings
        {
            Targets = OutputTargets.Parse(parse.GetValue(_format), parse.GetValue(_output) ?? []),
            RulePaths = parse.GetValue(_rules) ?? [],
            Color = Choose(_color.Name, parse.GetValue(_color), ColorMode.Auto),
            Progress = !parse.GetValue(_noProgress),
            Verbosity = parse.GetValue(_quiet) ? Verbosity.Quiet : parse.GetValue(_verbose) ? Verbosity.Verbose : Verbosity.Normal,
            Scan = new ScanOptions
            {
                Workers = parse.GetValue(_threads) is { } threads ? Number(_threads.Name, threads) : 0,
                MinConfidence = Choose(_minConfidence.Name, parse.GetValue(_minConfidence), Confidence.Medium),
                InlineAllow = !parse.GetValue(_noInlineAllow),
                Plaintext = parse.GetValue(_noRedact),
            },
        };
    }

    /// <summary>A number of at least 1.</summary>
    public static int Number(string option, string text) =>
        int.TryParse(text, out var number) && number > 0 ? number : throw new UsageException($"'{text}' is not a number for {option}; give 1 or more");

    /// <summary>One of the values of an enumeration, by its name in lower case.</summary>
    private static T Choose<T>(string option, string? text, T fallback)
        where T : struct, Enum
    {
        if (text is null)
        {
            return fallback;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (value.ToString().Equals(text, StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        var names = Enum.GetNames<T>().Select(n => n.ToLowerInvariant()).ToList();
        throw new UsageException($"'{text}' is not a value of {option}; use one of {string.Join(", ", names)}{NearestName.Suggest(text, names)}");
    }
}

using System.CommandLine;
using LeakScan.Rules;

namespace LeakScan.Cli.Options;

/// <summary>The options that say how is scanned and what counts.</summary>
internal sealed class EngineOptions
{
    // Each has buffers of its own; ten thousand of them would keep a machine busy with nothing but starting them.
    private const int MostThreads = 512;

    private readonly bool _hasBaseline;
    private readonly Option<string?> _config = new("--config")
    {
        HelpName = "FILE",
        Description = "The configuration. Default: the nearest .leakscan.yml above what is scanned, in its repository. See 'leakscan init'.",
    };

    private readonly Option<bool> _noConfig = new("--no-config") { Description = "Use no configuration." };

    private readonly RulesOption _rules = new();

    private readonly Option<string?> _minConfidence = new("--min-confidence")
    {
        HelpName = "LEVEL",
        Description = "Report only findings that are at least this sure: low, medium, high. Default: medium.",
    };

    private readonly Option<string?> _baseline = new("--baseline")
    {
        HelpName = "FILE",
        Description = "Findings accepted earlier: only others make the run fail. See 'leakscan baseline --help'. Default: the one the configuration names, or .leakscan.baseline at the root of the repository.",
    };

    private readonly Option<bool> _noDecode = new("--no-decode")
    {
        Description = "Do not look into base64, hexadecimal and percent-encoding.",
    };

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

    private readonly Option<bool> _quiet = new("--quiet", "-q") { Description = "Say nothing on standard error but errors." };

    private readonly Option<bool> _verbose = new("--verbose", "-v")
    {
        Description = "Say what was used and how long it took; list every place of a secret, allowed findings and everything that was not read.",
    };

    /// <param name="hasBaseline">Whether a baseline can be compared with; not where one is made.</param>
    public EngineOptions(bool hasBaseline) => _hasBaseline = hasBaseline;

    public void AddTo(Command command)
    {
        _minConfidence.CompletionSources.Add("low", "medium", "high");
        foreach (var option in (Option[])[_config, _noConfig, _rules, _minConfidence, .. _hasBaseline ? [_baseline] : (Option[])[], _noDecode, _noInlineAllow, _threads, _noProgress, _quiet, _verbose])
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

        if (parse.GetValue(_noConfig) && parse.GetValue(_config) is not null)
        {
            throw new UsageException("--config and --no-config contradict each other; give one of them");
        }

        return new CommonSettings
        {
            ConfigurationFile = parse.GetValue(_config),
            FindsConfiguration = !parse.GetValue(_noConfig),
            RulePaths = parse.GetValue(_rules) ?? [],
            MinConfidence = OptionValues.Choose<Confidence>(_minConfidence.Name, parse.GetValue(_minConfidence)),
            BaselineFile = _hasBaseline ? parse.GetValue(_baseline) : null,
            Progress = !parse.GetValue(_noProgress),
            Verbosity = parse.GetValue(_quiet) ? Verbosity.Quiet : parse.GetValue(_verbose) ? Verbosity.Verbose : Verbosity.Normal,
            Scan = new ScanOptions
            {
                Workers = parse.GetValue(_threads) is { } threads ? OptionValues.Number(_threads.Name, threads, MostThreads) : 0,
                Decode = !parse.GetValue(_noDecode),
                InlineAllow = !parse.GetValue(_noInlineAllow),
            },
        };
    }
}

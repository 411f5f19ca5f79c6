using System.CommandLine;
using LeakScan.Configuration;

namespace LeakScan.Cli.Options;

/// <summary>The options that choose files by their paths.</summary>
internal sealed class GlobOptions
{
    private readonly Option<string[]> _include = new("--include")
    {
        HelpName = "GLOB",
        Description = "Only files whose path matches, such as 'src/**/*.cs'. Repeatable.",
    };

    private readonly Option<string[]> _exclude = new("--exclude")
    {
        HelpName = "GLOB",
        Description = "No files whose path matches, such as '**/vendor/**'. Repeatable.",
    };

    public void AddTo(Command command)
    {
        command.Add(_include);
        command.Add(_exclude);
    }

    /// <summary>The paths to read: those of the command line, and where it is silent, of the configuration.</summary>
    public IReadOnlyList<string> Include(ParseResult parse, ScanConfiguration configuration) =>
        parse.GetValue(_include) is { Length: > 0 } include ? include : configuration.Include;

    /// <summary>The paths to leave out: those of both.</summary>
    public IReadOnlyList<string> Exclude(ParseResult parse, ScanConfiguration configuration) => [.. configuration.Exclude, .. parse.GetValue(_exclude) ?? []];

    /// <summary>Whether the command line leaves files aside.</summary>
    public bool AreGiven(ParseResult parse) => parse.GetValue(_include) is { Length: > 0 } || parse.GetValue(_exclude) is { Length: > 0 };
}

using System.CommandLine;

namespace LeakScan.Cli.Options;

/// <summary>Whether a run uses what an earlier one has read of a history, and leaves what it reads to the next.</summary>
internal sealed class CacheOption
{
    private readonly Option<bool> _noCache = new("--no-cache")
    {
        Description = "Read a history anew, and leave nothing to the next run. Otherwise what an earlier run has read of it is not read again.",
    };

    public void AddTo(Command command) => command.Add(_noCache);

    /// <summary>The settings with the folder for caches, unless the user wants none.</summary>
    public CommonSettings Apply(ParseResult parse, CommonSettings settings) =>
        parse.GetValue(_noCache) ? settings : settings with { Scan = settings.Scan with { CacheFolder = CacheFolder.Find() } };
}

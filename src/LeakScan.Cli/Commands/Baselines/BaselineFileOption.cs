using System.CommandLine;
using LeakScan.Configuration;

namespace LeakScan.Cli.Commands.Baselines;

/// <summary>The baseline that a command makes, changes or shows.</summary>
internal sealed class BaselineFileOption : Option<string?>
{
    public BaselineFileOption()
        : base("--baseline")
    {
        HelpName = "FILE";
        Description = $"The baseline. Default: the one that the configuration names, or {DefaultBaseline.Name} at the root of the repository.";
    }

    /// <summary>The file: the one named, else the configuration's, else the default one.</summary>
    public string Choose(ParseResult parse, ScanConfiguration configuration)
    {
        if (parse.GetValue(this) is { } file)
        {
            return file;
        }

        if (configuration.Baseline is { } configured)
        {
            return Path.GetRelativePath(".", configured);
        }

        using var repository = RepositoryOpener.DiscoverReadable(".");
        return DefaultBaseline.In(repository) ?? DefaultBaseline.Name;
    }
}

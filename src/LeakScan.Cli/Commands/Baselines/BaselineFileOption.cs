using System.CommandLine;
using LeakScan.Configuration;

namespace LeakScan.Cli.Commands.Baselines;

/// <summary>The baseline that a command makes, changes or shows.</summary>
internal sealed class BaselineFileOption : Option<string?>
{
    /// <summary>The name of a baseline that nobody gave another.</summary>
    public const string DefaultName = ".leakscan.baseline";

    public BaselineFileOption()
        : base("--baseline")
    {
        HelpName = "FILE";
        Description = $"The baseline. Default: the one that the configuration names, or {DefaultName} at the root of the repository.";
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
        return repository?.WorkTree is { } root ? Path.GetRelativePath(".", Path.Combine(root, DefaultName)) : DefaultName;
    }
}

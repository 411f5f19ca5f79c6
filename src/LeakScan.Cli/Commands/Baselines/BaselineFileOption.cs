using System.CommandLine;

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
        Description = $"The baseline. Default: {DefaultName} at the root of the repository, or in the current folder where there is none.";
    }

    /// <summary>The file: the one named, else the default one.</summary>
    public string Choose(ParseResult parse)
    {
        if (parse.GetValue(this) is { } file)
        {
            return file;
        }

        using var repository = RepositoryOpener.Discover(".");
        return repository?.WorkTree is { } root ? Path.GetRelativePath(".", Path.Combine(root, DefaultName)) : DefaultName;
    }
}

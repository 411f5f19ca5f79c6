using System.CommandLine;
using System.Text;
using LeakScan.Cli.Output;
using LeakScan.Configuration;

namespace LeakScan.Cli.Commands;

/// <summary><c>leakscan init</c>: a configuration to start from, in which everything is a comment.</summary>
internal sealed class InitCommand : Command, ICommandExamples
{
    private const string What = "the configuration";

    private readonly Argument<string?> _folder = new("DIR")
    {
        Arity = ArgumentArity.ZeroOrOne,
        Description = "Where to. Default: the root of the repository, or the current folder where there is none.",
    };

    public InitCommand()
        : base("init", "Write a configuration, .leakscan.yml, that changes nothing and explains everything. Never overwrites one.")
    {
        Add(_folder);
        SetAction(Run);
    }

    public IReadOnlyList<(string CommandLine, string Purpose)> Examples => [("leakscan init", "then edit .leakscan.yml")];

    private int Run(ParseResult parse)
    {
        var folder = parse.GetValue(_folder) ?? Root();
        if (ConfigurationFinder.In(folder) is { } existing)
        {
            throw new UsageException($"there is a configuration already, '{existing}'; edit it, or remove it first");
        }

        var file = Path.Combine(folder, ConfigurationFinder.FileName);
        AtomicFile.Check(file, What);
        AtomicFile.Write(file, output => output.Write(Encoding.UTF8.GetBytes(ConfigurationTemplate.Text)), What);
        MessageWriter.Write($"leakscan: '{file}' is written; 'leakscan scan -v' says what it changes");
        return ExitCode.Clean;
    }

    private static string Root()
    {
        using var repository = RepositoryOpener.DiscoverReadable(".");
        return repository?.WorkTree is { } root ? Path.GetRelativePath(".", root) : ".";
    }
}

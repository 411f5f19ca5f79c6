using System.CommandLine;
using LeakScan.Cli.Removing;

namespace LeakScan.Cli.Options;

/// <summary>Whether a scan of a history also writes what takes the secrets out of it.</summary>
internal sealed class RemovalOption
{
    private readonly Option<string?> _expressions = new("--expressions")
    {
        HelpName = "FILE",
        Description = "Also write the secrets of the history, in plain text, as expressions for 'git filter-repo --replace-text FILE'. Never overwrites, and not into a work tree.",
    };

    public void AddTo(Command command) => command.Add(_expressions);

    /// <summary>The settings with the file that was asked for.</summary>
    /// <exception cref="UsageException">It cannot be written.</exception>
    public CommonSettings Apply(ParseResult parse, CommonSettings settings)
    {
        if (parse.GetValue(_expressions) is not { } file)
        {
            return settings;
        }

        ExpressionsFile.Check(file);
        return settings with { ExpressionsFile = file };
    }
}

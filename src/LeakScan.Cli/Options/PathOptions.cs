using System.CommandLine;
using LeakScan.Configuration;
using LeakScan.Sources;
using LeakScan.Sources.Ignoring;

namespace LeakScan.Cli.Options;

/// <summary>The options that choose files.</summary>
internal sealed class PathOptions
{
    private readonly Option<bool> _noIgnore = new("--no-ignore") { Description = "Read also what .gitignore excludes." };

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

    private readonly Option<string?> _maxFileSize = new("--max-file-size")
    {
        HelpName = "SIZE",
        Description = "Leave out, and report, files that are larger: 500k, 10M, 2G. Default: no limit.",
    };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_noIgnore, _include, _exclude, _maxFileSize])
        {
            command.Add(option);
        }
    }

    /// <summary>What the user asked for, and where the command line is silent, the configuration.</summary>
    /// <exception cref="UsageException">A value is not valid.</exception>
    public FileTreeOptions Read(ParseResult parse, ScanConfiguration configuration) => new()
    {
        GitUser = GitUserFiles.Read(Environment.GetEnvironmentVariable),
        NoIgnore = parse.GetValue(_noIgnore),
        Include = parse.GetValue(_include) is { Length: > 0 } include ? include : configuration.Include,
        Exclude = [.. configuration.Exclude, .. parse.GetValue(_exclude) ?? []],
        MaxFileSize = parse.GetValue(_maxFileSize) is { } size ? Size(size) : configuration.MaxFileSize,
    };

    /// <summary>Whether the command line leaves files aside.</summary>
    public bool AreLimited(ParseResult parse) => parse.GetValue(_include) is { Length: > 0 } || parse.GetValue(_exclude) is { Length: > 0 };

    private long Size(string text) => SizeParser.TryParse(text, out var bytes)
        ? bytes
        : throw new UsageException($"'{text}' is not a size for {_maxFileSize.Name}; write it like 500k, 10M or 2G");
}

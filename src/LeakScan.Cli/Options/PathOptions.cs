using System.CommandLine;
using LeakScan.Configuration;
using LeakScan.Sources;
using LeakScan.Sources.Ignoring;

namespace LeakScan.Cli.Options;

/// <summary>The options that choose files.</summary>
internal sealed class PathOptions
{
    private readonly Option<bool> _noIgnore = new("--no-ignore") { Description = "Read also what .gitignore excludes." };

    private readonly GlobOptions _globs = new();

    private readonly Option<string?> _maxFileSize = new("--max-file-size")
    {
        HelpName = "SIZE",
        Description = "Leave out, and report, files that are larger: 500k, 10M, 2G. Default: no limit.",
    };

    public void AddTo(Command command)
    {
        command.Add(_noIgnore);
        _globs.AddTo(command);
        command.Add(_maxFileSize);
    }

    /// <summary>What the user asked for, and where the command line is silent, the configuration.</summary>
    /// <exception cref="UsageException">A value is not valid.</exception>
    public FileTreeOptions Read(ParseResult parse, ScanConfiguration configuration) => new()
    {
        GitUser = GitUserFiles.Read(Environment.GetEnvironmentVariable),
        NoIgnore = parse.GetValue(_noIgnore),
        Include = _globs.Include(parse, configuration),
        Exclude = _globs.Exclude(parse, configuration),
        MaxFileSize = parse.GetValue(_maxFileSize) is { } size ? Size(size) : configuration.MaxFileSize,
    };

    /// <summary>Whether the command line leaves files aside.</summary>
    public bool AreLimited(ParseResult parse) => _globs.AreGiven(parse);

    private long Size(string text) => SizeParser.TryParse(text, out var bytes)
        ? bytes
        : throw new UsageException($"'{text}' is not a size for {_maxFileSize.Name}; write it like 500k, 10M or 2G");
}

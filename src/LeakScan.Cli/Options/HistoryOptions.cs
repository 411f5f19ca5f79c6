using System.CommandLine;
using LeakScan.Git;

namespace LeakScan.Cli.Options;

/// <summary>The options that choose a part of a history.</summary>
internal sealed class HistoryOptions
{
    private readonly Option<string[]> _range = new("--range")
    {
        HelpName = "A..B",
        Description = "Only what the commits of a range introduce, as 'git log' takes it: A..B, A...B, B, ^A. Repeatable.",
    };

    private readonly Option<string[]> _ref = new("--ref")
    {
        HelpName = "REF",
        Description = "Start from this branch, tag or other reference instead of from all of them. Repeatable.",
    };

    private readonly Option<string?> _since = new("--since")
    {
        HelpName = "DATE",
        Description = "Only commits since then: 2025-03-31, 2025-03-31T12:00:00Z, '2 weeks ago', 30d.",
    };

    private readonly Option<string?> _maxCommits = new("--max-commits") { HelpName = "N", Description = "Only the N newest commits." };

    private readonly Option<bool> _unreachable = new("--unreachable")
    {
        Description = "Also what no reference reaches: dangling objects and what only a reflog knows.",
    };

    private readonly Option<bool> _verifyObjects = new("--verify-objects") { Description = "Also check that every object is what its id says." };

    private readonly Option<bool> _noCache = new("--no-cache")
    {
        Description = "Read everything anew, and leave nothing to the next run. Otherwise what an earlier run has read is not read again.",
    };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_range, _ref, _since, _maxCommits, _unreachable, _verifyObjects, _noCache])
        {
            command.Add(option);
        }
    }

    /// <summary>The part that the user asked for.</summary>
    /// <exception cref="UsageException">A value is not valid.</exception>
    public HistorySelection Read(ParseResult parse) => new()
    {
        Ranges = parse.GetValue(_range) ?? [],
        References = parse.GetValue(_ref) ?? [],
        Since = parse.GetValue(_since) is { } since ? Date(since) : null,
        MaxCommits = parse.GetValue(_maxCommits) is { } commits ? OptionValues.Number(_maxCommits.Name, commits) : null,
        Unreachable = parse.GetValue(_unreachable),
        VerifyObjects = parse.GetValue(_verifyObjects),
    };

    /// <summary>Where runs leave what they have read; null for nowhere.</summary>
    public string? CacheFolder(ParseResult parse) => parse.GetValue(_noCache) ? null : Options.CacheFolder.Find();

    private DateTimeOffset Date(string text) => DateParser.TryParse(text, DateTimeOffset.Now, out var date)
        ? date
        : throw new UsageException($"'{text}' is not a date for {_since.Name}; write it like 2025-03-31, 2025-03-31T12:00:00Z, '2 weeks ago' or 30d");
}

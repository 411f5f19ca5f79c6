using System.CommandLine;
using LeakScan.Git;

namespace LeakScan.Cli.Options;

/// <summary>The options that choose a part of a history.</summary>
internal sealed class HistoryOptions
{
    private readonly Option<string[]> _range = new("--range")
    {
        HelpName = "A..B",
        Description = "Only what the commits of a range introduce, as 'git log' takes it: A..B, A...B, B, ^A, A^!. Repeatable, one for each word.",
    };

    private readonly Option<string[]> _ref = new("--ref")
    {
        HelpName = "REF",
        Description = "Start from this branch, tag or other reference instead of from all of them. Repeatable.",
    };

    private readonly Option<string?> _since = new("--since")
    {
        HelpName = "DATE",
        Description = "Only commits since then: 2025-03-31, 2025-03-31T12:00:00Z, '2 weeks ago', 30d, yesterday.",
    };

    private readonly Option<string?> _maxCommits = new("--max-commits") { HelpName = "N", Description = "Only the N newest commits." };

    private readonly Option<bool> _unreachable = new("--unreachable")
    {
        Description = "Also what no reference reaches: dangling objects and what only a reflog knows.",
    };

    private readonly Option<bool> _verifyObjects = new("--verify-objects") { Description = "Also check that every object is what its id says." };

    private readonly CacheOption _cache = new();

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_range, _ref, _since, _maxCommits, _unreachable, _verifyObjects])
        {
            command.Add(option);
        }

        _cache.AddTo(command);
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

    /// <summary>The settings with the folder in which runs leave what they have read.</summary>
    public CommonSettings Apply(ParseResult parse, CommonSettings settings) => _cache.Apply(parse, settings);

    private DateTimeOffset Date(string text) => DateParser.TryParse(text, DateTimeOffset.Now, out var date)
        ? date
        : throw new UsageException($"'{text}' is not a date for {_since.Name}; write it like 2025-03-31, 2025-03-31T12:00:00Z, '2 weeks ago', 30d or yesterday");
}

using System.CommandLine;
using LeakScan.Baselines;

namespace LeakScan.Cli.Commands.Baselines;

/// <summary>What is written beside each newly accepted finding.</summary>
internal sealed class AcceptanceOptions
{
    private readonly Option<string?> _reason = new("--reason") { HelpName = "TEXT", Description = "Why they are accepted. Reports show it." };

    private readonly Option<string?> _expires = new("--expires")
    {
        HelpName = "DATE",
        Description = "The last day on which they are accepted, such as 2027-01-31; from the next day on they count again.",
    };

    public void AddTo(Command command)
    {
        command.Add(_reason);
        command.Add(_expires);
    }

    public string? Reason(ParseResult parse) => parse.GetValue(_reason);

    /// <summary>The last day; null for ever.</summary>
    /// <exception cref="UsageException">Not a day, or one that has passed.</exception>
    public DateOnly? Expires(ParseResult parse, DateOnly today)
    {
        if (parse.GetValue(_expires) is not { } text)
        {
            return null;
        }

        if (!BaselineFormat.TryParseDay(text, out var day))
        {
            throw new UsageException($"'{text}' is not a day for {_expires.Name}; write it like 2027-01-31");
        }

        return day >= today ? day : throw new UsageException($"{_expires.Name} {text} has passed already; give today or a later day");
    }
}

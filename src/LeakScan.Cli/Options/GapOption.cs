using System.CommandLine;
using LeakScan.Cli.Help;
using LeakScan.Reporting;
using LeakScan.Sources;

namespace LeakScan.Cli.Options;

/// <summary>What may be left unread without changing how a run ends. Reports tell it all the same.</summary>
internal sealed class GapOption
{
    // What was interrupted says nothing at all.
    private static readonly Dictionary<string, OmissionReason> Reasons =
        Enum.GetValues<OmissionReason>().Where(r => Coverage.IsGap(r) && r != OmissionReason.Interrupted).ToDictionary(Wording.Id, StringComparer.Ordinal);

    private readonly Option<string[]> _allowed = new("--allow-gap")
    {
        HelpName = "KIND",
        Description = $"Do not end with exit code 3 for what was not read for this reason: {string.Join(", ", Reasons.Keys)}. Repeatable.",
    };

    public void AddTo(Command command)
    {
        _allowed.CompletionSources.Add([.. Reasons.Keys]);
        command.Add(_allowed);
    }

    /// <summary>The settings with the reasons that were given.</summary>
    /// <exception cref="UsageException">There is no such reason.</exception>
    public CommonSettings Apply(ParseResult parse, CommonSettings settings) => settings with { AllowedGaps = [.. (parse.GetValue(_allowed) ?? []).Select(Read)] };

    private OmissionReason Read(string text) => Reasons.TryGetValue(text, out var reason)
        ? reason
        : throw new UsageException($"'{text}' is not a value of {_allowed.Name}; use one of {string.Join(", ", Reasons.Keys)}{NearestName.Suggest(text, [.. Reasons.Keys])}");
}

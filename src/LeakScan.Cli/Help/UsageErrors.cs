using System.CommandLine;
using System.CommandLine.Parsing;

namespace LeakScan.Cli.Help;

/// <summary>Turns what the parser did not understand into one sentence that says what was probably meant.</summary>
internal static class UsageErrors
{
    /// <summary>The first mistake; null when there is none.</summary>
    public static string? Describe(ParseResult parse, IReadOnlyList<string> arguments)
    {
        var command = parse.CommandResult.Command;
        var mistake = EmptyValue(parse) is { } empty ? $"{empty} is empty: is a variable not set?"
            : IsDirective(arguments) ? $"unknown command '{arguments[0]}'"
            : !StartsWithWord(parse) && UnknownOption(parse, arguments) is { } option
                ? $"unknown option '{option}'{ForeignWords.Translate(option) ?? NearestName.Suggest(option, OptionNames(parse))}"
            : parse.UnmatchedTokens is [var word, ..] ? Unexpected(word, command)
            : parse.Errors is [var error, ..] ? Miscounted(error) ?? Sentence(error.Message)
            : null;
        return mistake is null ? null : $"{mistake}; see '{PathOf(parse)} --help'";
    }

    /// <summary>The command line up to the command: <c>leakscan rules list</c>.</summary>
    public static string PathOf(ParseResult parse)
    {
        var names = new List<string>();
        for (var result = parse.CommandResult; result is not null; result = result.Parent as CommandResult)
        {
            names.Insert(0, result.Command.Name);
        }

        return string.Join(' ', names);
    }

    /// <summary>Whether what stands where a command should is a directive of the parser's library, which would do something else or nothing.</summary>
    private static bool IsDirective(IReadOnlyList<string> arguments) => arguments is [['[', .., ']'], ..];

    /// <summary>Whether the first thing that was not understood stands where a command should: its options are not known either.</summary>
    private static bool StartsWithWord(ParseResult parse) =>
        parse.CommandResult.Command.Subcommands.Count > 0 && parse.UnmatchedTokens is [[not '-', ..], ..];

    /// <summary>A command with a list of paths takes a misspelt option for a path, so these are looked through too.</summary>
    private static string? UnknownOption(ParseResult parse, IReadOnlyList<string> arguments)
    {
        var end = arguments.ToList().IndexOf("--") is >= 0 and var position ? position : arguments.Count;
        var taken = parse.CommandResult.Command.Arguments.SelectMany(a => parse.GetResult(a)?.Tokens ?? []).Select(t => t.Value);
        return parse.UnmatchedTokens.Concat(taken).FirstOrDefault(t => t.Length > 1 && t[0] == '-' && arguments.Take(end).Contains(t));
    }

    /// <summary>What was given as an empty text, as a script does whose variable is not set: it names no file, no pattern and no revision.</summary>
    private static string? EmptyValue(ParseResult parse) => parse.CommandResult.Children
        .Where(c => c.Tokens.Any(t => t.Value.Length == 0))
        .Select(c => c is OptionResult option ? $"the value of {option.Option.Name}" : c is ArgumentResult argument ? argument.Argument.Name : null)
        .FirstOrDefault(n => n is not null);

    /// <summary>A value that is missing, or an option that stands twice.</summary>
    private static string? Miscounted(ParseError error) => error.SymbolResult switch
    {
        OptionResult { Tokens.Count: 0, Option: { HelpName: var value, Name: var name } } => $"{name} needs a value{(value is null ? "" : $": {name} {value}")}",
        OptionResult { Tokens.Count: > 1, Option: { Arity.MaximumNumberOfValues: 1, Name: var name } } => $"{name} stands there more than once; give it once",
        ArgumentResult { Tokens.Count: 0, Parent: CommandResult command, Argument.Name: var argument } => $"'{command.Command.Name}' needs {argument}",
        CommandResult { Command.Name: var name } command when command.Children.OfType<ArgumentResult>().FirstOrDefault(a => a.Tokens.Count == 0) is { } missing => $"'{name}' needs {missing.Argument.Name}",
        _ => null,
    };

    private static string Unexpected(string word, Command command) => command.Subcommands.Count > 0
        ? $"unknown command '{word}'{ForeignWords.Translate(word) ?? NearestName.Suggest(word, command.Subcommands.Select(c => c.Name))}"
        : $"'{command.Name}' has no use for '{word}'";

    private static IEnumerable<string> OptionNames(ParseResult parse) =>
        parse.CommandResult.Command.Options.Concat(parse.RootCommandResult.Command.Options.Where(o => o.Recursive)).Select(o => o.Name);

    private static string Sentence(string message) => char.ToLowerInvariant(message[0]) + message[1..].TrimEnd('.');
}
